// A reviewed trace as it was answered, read-only: each step's beginning and its label, the goal, the scores.
import { useWords } from "@/i18n/words";
import type { ViewerProps } from "../contract";
import { Changed, ScoreList } from "../parts/ScoreList";
import { Words } from "../parts/Words";
import { kindWords } from "../words";
import { judgedAt, readAnswer, traceOf } from "./answer";
import { State } from "./Stage";
import { traceWords } from "./words";
import viewer from "../parts/Viewer.module.css";
import steps from "../steps/steps.module.css";

export function TraceViewer({ form, view, body, before, lang }: ViewerProps) {
  const words = useWords(traceWords);
  const ofKind = useWords(kindWords);
  const answer = readAnswer(form, body);
  const earlier = before && readAnswer(form, before);
  const goal = (given: typeof answer.goal) => (given === null ? "—" : words.goals[given]);
  return (
    <div className={viewer["viewer"]}>
      <p>{words.goal} <b className={viewer["verdict"]}><Changed now={goal(answer.goal)} before={earlier && goal(earlier.goal)} /></b></p>
      <p className="small">{answer.first_error === null ? words.noError : words.firstErrorIs(answer.first_error + 1)}</p>
      <ol className={steps["brief"]} aria-label={words.trace}>
        {traceOf(view).map((step, at) => {
          const [now, was] = [judgedAt(form, body, view, at), before ? judgedAt(form, before, view, at) : undefined];
          const isChanged = was && now && (was.label !== now.label || was.error !== now.error);
          return (
            <li key={at}>
              <span className="quiet">{at + 1}</span>
              <span className={steps["start"]} title={step.text || (step.arguments ?? "")} lang={lang}>{words.types[step.type]} · {step.name ?? step.text}</span>
              <span className="line">{isChanged && <del><State given={was} form={form} /></del>}<State given={now} form={form} /></span>
            </li>
          );
        })}
      </ol>
      {form.dimensions.length > 0 && <ScoreList form={form} sides={[{ name: "", scores: answer.scores, before: earlier?.scores }]} />}
      <Words title={ofKind.reason} text={answer.reason} before={earlier?.reason} lang={lang} />
    </div>
  );
}
