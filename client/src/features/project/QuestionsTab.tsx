// What people asked about items, open ones first to be answered; a reply may become part of the guideline.
import { useState } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { Project, Question, QuestionState } from "@/api/types";
import { ago } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { AreaField, ChoiceField, TickField } from "@/ui/Field";
import { Paged } from "@/ui/Paged";
import { questionWords } from "@/ui/questionWords";
import { EmptyState, ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { ItemDrawer } from "./ItemDrawer";
import { questionsQuery, useAnswerQuestion } from "./queries";
import { questionsWords } from "./questionWords";
import style from "./project.module.css";

const STATES: QuestionState[] = ["open", "answered"];

export function QuestionsTab({ project }: { project: Project }) {
  const words = useWords(questionsWords);
  const [state, setState] = useState<QuestionState | undefined>("open");
  const [open, setOpen] = useState<number | null>(null);
  const questions = useInfiniteQuery(questionsQuery(project.id, state));
  const empty = <EmptyState title={state === "open" ? words.empty : words.emptyAll}>{words.emptyNote}</EmptyState>;
  return (
    <Card
      title={words.title}
      aside={
        <ChoiceField
          label={words.filter} value={state ?? ""}
          onChange={(event) => setState(STATES.find((each) => each === event.target.value))}
        >
          {STATES.map((each) => <option key={each} value={each}>{words.states[each]}</option>)}
          <option value="">{words.all}</option>
        </ChoiceField>
      }
    >
      <Paged of={questions} empty={empty}>
        {(rows) => rows.map((row) => (
          <QuestionRow key={row.id} projectId={project.id} question={row} onOpen={() => setOpen(row.item_id)} />
        ))}
      </Paged>
      <ItemDrawer itemId={open} project={project} onClose={() => setOpen(null)} />
    </Card>
  );
}

function QuestionRow({ projectId, question, onOpen }: { projectId: number; question: Question; onOpen: () => void }) {
  const words = useWords(questionsWords);
  const shared = useWords(questionWords);
  const of = useLanguage();
  return (
    <article className={`${style["dimension"]} stack-s`}>
      <div className="line">
        <strong>{words.by(question.asker_alias)}</strong>
        <span className="small quiet">
          {shared.under(question.guideline_version)} · {shared.asked(ago(question.asked_at, Date.now(), of))}
        </span>
        <Button compact weight="quiet" onClick={onOpen}>{words.open} #{question.item_id}</Button>
      </div>
      <p className="small quiet">{question.preview}</p>
      <p className="prewrap"><b>{question.text}</b></p>
      {question.reply === null
        ? <ReplyForm projectId={projectId} question={question} />
        : (
          <div className={`${style["turn"]} stack-s`}>
            <p className="prewrap">{question.reply}</p>
            <div className="line">
              {question.adopted_version !== null && <Chip tone="ok">{shared.adopted(question.adopted_version)}</Chip>}
              {question.seen_at && <span className="small quiet">{words.seen}</span>}
            </div>
          </div>
        )}
    </article>
  );
}

function ReplyForm({ projectId, question }: { projectId: number; question: Question }) {
  const words = useWords(questionsWords);
  const [reply, setReply] = useState("");
  const [adopted, setAdopted] = useState(false);
  const answering = useAnswerQuestion(projectId);
  const send = () => answering.mutate({ id: question.id, reply, is_adopted: adopted }, {
    onSuccess: ({ adopted_version }) => toast(adopted_version === null ? words.sent : words.published(adopted_version)),
  });
  return (
    <div className="stack-s">
      <AreaField
        label={words.reply} rows={2} value={reply} maxLength={4000} placeholder={words.replyHint}
        onChange={(event) => setReply(event.target.value)}
      />
      <div className="line">
        <TickField label={words.adopt} checked={adopted} onChange={(event) => setAdopted(event.target.checked)} />
        <Button weight="primary" compact disabled={!reply.trim()} busy={answering.isPending} onClick={send}>
          {adopted ? words.sendAdopted : words.send}
        </Button>
      </div>
      {adopted && <p className="small quiet">{words.adoptNote}</p>}
      {answering.isError && <ErrorState error={answering.error} />}
    </div>
  );
}
