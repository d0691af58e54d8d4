// The answers that count, side by side, A the same for all; each may be the start of the final one.
import type { Body, CaseAnswer, DisagreementCase, Project } from "@/api/types";
import { share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { names } from "@/i18n/names";
import { useWords } from "@/i18n/words";
import { kindNamed } from "@/kinds/catalog";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { ANSWER_TONES } from "@/ui/tones";
import { asItems, startFrom } from "./asItems";
import { disagreementWords } from "./disagreementWords";
import { useFormOf } from "./queries";
import style from "./disagreement.module.css";

type Props = {
  open: DisagreementCase; project: Project; lang: string; onStart: ((body: Body) => void) | undefined;
};

export function AnswersBeside({ open, project, lang, onStart }: Props) {
  const words = useWords(disagreementWords);
  return (
    <Card title={words.beside}>
      <div className={style["beside"]} tabIndex={0} role="region" aria-label={words.beside}>
        {open.answers.map((answer) => (
          <OneAnswer key={answer.id} answer={answer} open={open} project={project} lang={lang} onStart={onStart} />
        ))}
      </div>
    </Card>
  );
}

function OneAnswer({ answer, open, project, lang, onStart }: Props & { answer: CaseAnswer }) {
  const words = useWords(disagreementWords);
  const states = useWords(names).answer;
  const of = useLanguage();
  const kind = kindNamed(project.kind);
  const form = useFormOf(project)(answer.form_version);
  const alike = asItems(kind, form, answer);
  return (
    <section className={`${style["answer"]} stack-s`}>
      <header className="line">
        <strong>{words.by(answer.person_alias)}</strong>
        <Chip tone={ANSWER_TONES[answer.state]}>{states[answer.state]}</Chip>
        {answer.likeness !== null && <span className="small quiet">{words.likeness(share(answer.likeness, of))}</span>}
      </header>
      {answer.form_version !== project.form_version && <p className="small"><Chip>{words.olderForm(answer.form_version)}</Chip></p>}
      {alike.is === "not turned" && <p className="small quiet">{words.shown(answer.slots.join(" · "))}</p>}
      {alike.is === "turned" && <p className="small"><Chip tone="warn">{words.turned}</Chip></p>}
      <kind.Viewer form={form} view={open.view} body={alike.body} lang={lang} />
      {onStart && alike.is !== "not turned" && answer.form_version === project.form_version && (
        <div><Button compact onClick={() => onStart(startFrom(alike))}>{words.from}</Button></div>
      )}
    </section>
  );
}
