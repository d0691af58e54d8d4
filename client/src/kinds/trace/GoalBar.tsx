// Whether the agent reached the goal, docked at the bottom.
import { useWords } from "@/i18n/words";
import type { KindProps } from "../contract";
import { Scale } from "../parts/Scale";
import { GOAL_KEYS } from "./actions";
import { GOALS, readAnswer } from "./answer";
import { traceWords } from "./words";
import bar from "../comparison/PreferenceBar.module.css";

export function GoalBar({ form, body, change, locked, problems }: KindProps) {
  const words = useWords(traceWords);
  const answer = readAnswer(form, body);
  const chosen = answer.goal === null ? null : GOALS.indexOf(answer.goal) + 1;
  return (
    <div className={bar["bar"]}>
      <span className={bar["label"]}>{words.goal}</span>
      <Scale
        wide field="goal" label={words.goal} locked={locked} chosen={chosen} invalid={problems.some((each) => each.path === "goal")}
        points={GOALS.map((goal, at) => ({ value: at + 1, label: words.goals[goal], hint: GOAL_KEYS[goal] }))}
        onChoose={(value) => change({ ...answer, goal: GOALS[value - 1] ?? null })}
      />
    </div>
  );
}
