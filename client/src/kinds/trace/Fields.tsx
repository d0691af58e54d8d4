// The right rail of reviewing a trace: how far, the first error, what the labels mean, scores of the whole, the reason.
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import type { KindProps } from "../contract";
import { digitRange } from "../dimensions";
import { Anchors } from "../parts/Anchors";
import { Reason } from "../parts/Reason";
import { Scores } from "../parts/Scores";
import { describeProblem } from "../problems";
import { kindWords } from "../words";
import { scoredKey } from "./actions";
import { judged, judgedAt, readAnswer, traceOf } from "./answer";
import { traceWords } from "./words";
import steps from "../steps/steps.module.css";

export function TraceFields(props: KindProps) {
  const { form, view, body, change, locked, active, setActive, problems } = props;
  const words = useWords(traceWords);
  const ofKind = useWords(kindWords);
  const answer = readAnswer(form, body);
  const own = traceOf(view).map((_, at) => judgedAt(form, body, view, at));
  const open = own.filter((each) => each?.label === null).length;
  const count = own.filter((each) => each !== null).length;
  const problem = problems.find((each) => each.path === "steps");
  const key = scoredKey(form, active, answer.scores);
  const rest = () => own.reduce((now, each, at) => (each?.label === null ? judged(form, now, view, { at, label: "right" }) : now), body);
  return (
    <>
      <section className={steps["summary"]}>
        <p>{words.judgedCount(count - open, count)}</p>
        {(answer.first_error !== null || open === 0) && <p><b>{answer.first_error === null ? words.noError : words.firstErrorIs(answer.first_error + 1)}</b></p>}
        {problem && <p className={steps["problem"]} role="alert">{describeProblem(problem, ofKind)}</p>}
        <div><Button compact hint="0" disabled={locked || open === 0} onClick={() => change(rest())}>{words.restRight}</Button></div>
        <ul className={steps["hints"]}>{words.hints.map((hint) => <li key={hint}>{hint}</li>)}</ul>
      </section>
      {form.dimensions.length > 0 && (
        <>
          <Scores
            form={form} active={key} locked={locked} problems={problems} onActive={setActive}
            sides={[{ name: "", path: "scores", scores: answer.scores, keys: `Shift+${digitRange(form, key)}` }]}
            onScore={(_side, dimension, score) => change({ ...answer, scores: { ...answer.scores, [dimension]: score } })}
          />
          <Anchors form={form} active={key} />
        </>
      )}
      <Reason form={form} reason={answer.reason} locked={locked} problems={problems} onChange={(reason) => change({ ...answer, reason })} />
    </>
  );
}
