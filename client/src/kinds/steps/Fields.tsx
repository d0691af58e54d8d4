// The right rail of judging steps: how far, what the labels mean, what is said of all at once, and the reason.
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import type { KindProps } from "../contract";
import { Reason } from "../parts/Reason";
import { describeProblem } from "../problems";
import { kindWords } from "../words";
import { countOf } from "./actions";
import { isFirstOnly, readAnswer, reasoned, restGood } from "./answer";
import { stepWords } from "./words";
import style from "./steps.module.css";

export function StepsFields({ form, view, body, change, locked, problems }: KindProps) {
  const words = useWords(stepWords);
  const ofKind = useWords(kindWords);
  const { labels, first_error, reason } = readAnswer(body);
  const count = countOf({ view });
  const done = labels.filter((label) => label !== null).length;
  const problem = problems.find((each) => each.path === "labels");
  const isOpen = labels.length === 0 || labels.includes(null);
  const onlyFirst = isFirstOnly(form);
  const summary = first_error !== null ? words.firstErrorIs(first_error + 1) : isOpen ? words.undecided : words.noError;
  return (
    <>
      <section className={style["summary"]}>
        {!onlyFirst && <p>{words.judged(done, count)}</p>}
        {(onlyFirst || !isOpen || first_error !== null) && <p><b>{summary}</b></p>}
        {problem && <p className={style["problem"]} role="alert">{describeProblem(problem, ofKind)}</p>}
        <div>
          <Button compact hint="0" disabled={locked || (!onlyFirst && !isOpen)} onClick={() => change(restGood(form, body, count))}>
            {onlyFirst ? words.allGood : words.restGood}
          </Button>
        </div>
        <ul className={style["hints"]}>
          {words.hints[onlyFirst ? "first_error" : "each"].map((hint) => <li key={hint}>{hint}</li>)}
        </ul>
      </section>
      <Reason form={form} reason={reason} locked={locked} problems={problems} onChange={(next) => change(reasoned(body, next))} />
    </>
  );
}
