// One item in full: its content, everybody's answers with their reviews, and the consensus.
import { useQuery } from "@tanstack/react-query";
import type { Content, Item, ItemAnswer, Media, Project, StoredFile } from "@/api/types";
import { dateTime } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { names } from "@/i18n/names";
import { useWords } from "@/i18n/words";
import { Rendered } from "@/lib/render/Rendered";
import { BodyView } from "@/ui/BodyView";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { Dialog } from "@/ui/Dialog";
import { Query } from "@/ui/Query";
import { ANSWER_TONES, VERDICT_TONES } from "@/ui/tones";
import { ConsensusFields } from "./ConsensusFields";
import { HistoryView } from "./HistoryView";
import { itemWords } from "./itemWords";
import { itemQuery, useFormOf } from "./queries";
import style from "./project.module.css";

type ItemDrawerProps = { itemId: number | null; project: Project; onClose: () => void };

export function ItemDrawer({ itemId, project, onClose }: ItemDrawerProps) {
  const words = useWords(itemWords);
  return (
    <Dialog
      side open={itemId !== null} onClose={onClose} title={`#${itemId ?? ""}`}
      actions={<Button onClick={onClose}>{words.close}</Button>}
    >
      {itemId !== null && <ItemInFull itemId={itemId} project={project} />}
    </Dialog>
  );
}

function ItemInFull({ itemId, project }: { itemId: number; project: Project }) {
  const item = useQuery(itemQuery(itemId));
  return <Query of={item}>{(data) => <Sections item={data} project={project} />}</Query>;
}

function Sections({ item, project }: { item: Item; project: Project }) {
  const words = useWords(itemWords);
  return (
    <div className="stack">
      <ContentView content={item.content} />
      <section className="stack-s">
        <h3>{words.answers}</h3>
        {item.answers.length === 0 && <p className="quiet">{words.noAnswers}</p>}
        {item.answers.map((answer) => <AnswerView key={answer.id} answer={answer} project={project} />)}
      </section>
      <section className="stack-s">
        <h3>{words.consensus}</h3>
        {item.consensus
          ? <ConsensusFields fields={item.consensus.fields} form={project.form} />
          : <p className="quiet">{words.noConsensus}</p>}
      </section>
      <HistoryView itemId={item.id} />
    </div>
  );
}

function ContentView({ content }: { content: Content }) {
  const words = useWords(itemWords);
  return (
    <section className="stack-s">
      <h3>{words.conversation}</h3>
      {content.conversation.map((turn, at) => (
        <div key={at} className={style["turn"]}>
          <p className="small quiet">{words.turn[turn.role]}</p>
          <Rendered text={turn.content} media={shown(turn.media)} />
        </div>
      ))}
      {content.candidates.length > 0 && <h3>{words.candidates}</h3>}
      {content.candidates.map((candidate) => (
        <div key={candidate.id} className={style["turn"]}>
          <p className="small quiet">
            {candidate.id}{candidate.model && ` · ${words.model(candidate.model)}`}
            {candidate.is_new && <> <Chip tone="primary">{words.isNew}</Chip></>}
          </p>
          <Rendered text={candidate.content} media={shown(candidate.media)} />
        </div>
      ))}
      {content.reference && (
        <div className={style["turn"]}>
          <p className="small quiet">{words.reference}</p>
          <Rendered text={content.reference} />
        </div>
      )}
    </section>
  );
}

function shown(files: readonly StoredFile[] = []): Media[] {
  return files.map(({ file, type, alt = "", width = null, height = null }) => ({ name: file.replace(/^.*\//, ""), type, alt, width, height }));
}

function AnswerView({ answer, project }: { answer: ItemAnswer; project: Project }) {
  const words = useWords(itemWords);
  const { answer: states, verdict, reason } = useWords(names);
  const of = useLanguage();
  const form = useFormOf(project)(answer.form_version);
  return (
    <div className={`${style["turn"]} stack-s`}>
      <div className="line">
        <strong>{words.answerBy(answer.person_alias)}</strong>
        <Chip tone={ANSWER_TONES[answer.state]}>{states[answer.state]}</Chip>
        {answer.slots.length > 1 && <span className="small quiet">{words.shown(answer.slots.join(" · "))}</span>}
        <span className="small quiet">{dateTime(answer.submitted_at, of)}</span>
      </div>
      <BodyView body={answer.body} form={form} />
      {answer.reviews.map((review) => (
        <div key={review.id} className="line small">
          <Chip tone={VERDICT_TONES[review.verdict]}>{verdict[review.verdict]}</Chip>
          {review.reason_codes.map((code) => <Chip key={code}>{reason[code] ?? code}</Chip>)}
          <span className="quiet">{words.reviewBy(review.inspector_alias)}</span>
          {review.comment && <span>{review.comment}</span>}
        </div>
      ))}
    </div>
  );
}
