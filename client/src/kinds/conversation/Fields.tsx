// The right rail of writing a conversation: what is checked while it is written, and a note for the inspector.
import { useWords } from "@/i18n/words";
import { AreaField } from "@/ui/Field";
import type { KindProps } from "../contract";
import { Recorded } from "../parts/Recorded";
import { describeProblem } from "../problems";
import { kindWords } from "../words";
import { countRule, readAnswer, turnProblems } from "./answer";
import { conversationWords } from "./words";
import style from "./conversation.module.css";

const MOST_LINES = 8;

export function ConversationFields({ form, body, change, locked }: KindProps) {
  const words = useWords(conversationWords);
  const ofKind = useWords(kindWords);
  const answer = readAnswer(body);
  const { turns, note } = answer;
  const { min, max } = countRule(form);
  const wrong = turns.flatMap((_, at) => turnProblems(form, turns, at).map((problem) => ({ at, problem })));
  const fits = turns.length >= min && turns.length <= max;
  const learned = turns.filter((turn) => turn.weight === 1).length;
  return (
    <div className={style["fields"]}>
      <section className={style["checks"]}>
        <h3>{words.checks}</h3>
        <p data-wrong={!fits || undefined}><Sign fits={fits} /> {words.count(turns.length, min, max)}</p>
        {form.weights !== false && <p data-wrong={learned === 0 || undefined}><Sign fits={learned > 0} /> {words.learned(learned)}</p>}
        {wrong.slice(0, MOST_LINES).map(({ at, problem }) => (
          <p key={problem.path} data-wrong><Sign fits={false} /> {at + 1}. {describeProblem(problem, ofKind)}</p>
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
