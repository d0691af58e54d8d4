// The right rail of writing prompts: what is checked while they are written, and a note for the inspector.
import { useWords } from "@/i18n/words";
import { AreaField } from "@/ui/Field";
import type { KindProps } from "../contract";
import { Recorded } from "../parts/Recorded";
import { describeProblem } from "../problems";
import { kindWords } from "../words";
import { countRule, promptProblems, readAnswer } from "./answer";
import { promptWords } from "./words";
import style from "./prompt.module.css";

const MOST_LINES = 10;

export function PromptFields({ form, body, change, locked }: KindProps) {
  const words = useWords(promptWords);
  const ofKind = useWords(kindWords);
  const answer = readAnswer(body);
  const { prompts, note } = answer;
  const { min, max } = countRule(form);
  const fits = prompts.length >= min && prompts.length <= max;
  const wrong = promptProblems(form, prompts).flatMap((found, at) => found.map((problem) => ({ at, problem })));
  const twins = wrong.some(({ problem }) => problem.reason === "own" && problem.path.endsWith(".text"));
  return (
    <div className={style["fields"]}>
      <section className={style["checks"]}>
        <h3>{words.checks}</h3>
        <p data-wrong={!fits || undefined}><Sign fits={fits} /> {words.count(prompts.length, min, max)}</p>
        {!twins && prompts.length > 1 && <p><Sign fits /> {words.noTwins}</p>}
        {wrong.slice(0, MOST_LINES).map(({ at, problem }) => (
          <p key={problem.path + problem.reason} data-wrong><Sign fits={false} /> {at + 1}. {describeProblem(problem, ofKind)}</p>
        ))}
      </section>
      <AreaField
        label={words.note} value={note} readOnly={locked} rows={3} data-field="note"
        onChange={(event) => change({ ...answer, note: event.target.value })}
      />
      <Recorded />
    </div>
  );
}

function Sign({ fits }: { fits: boolean }) {
  return <span aria-hidden="true">{fits ? "✓" : "○"}</span>;
}
