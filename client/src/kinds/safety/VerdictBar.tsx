// The verdict, docked at the bottom.
import { useWords } from "@/i18n/words";
import type { KindProps } from "../contract";
import { Scale } from "../parts/Scale";
import { judge, VERDICT_KEYS, verdictsOf } from "./actions";
import { readAnswer } from "./answer";
import { safetyWords } from "./words";
import bar from "../comparison/PreferenceBar.module.css";

export function VerdictBar(props: KindProps) {
  const words = useWords(safetyWords);
  const verdicts = verdictsOf(props.view);
  const { verdict } = readAnswer(props.body);
  const chosen = verdict === null ? -1 : verdicts.indexOf(verdict);
  return (
    <div className={bar["bar"]}>
      <span className={bar["label"]}>{words.verdict}</span>
      <Scale
        wide field="verdict" label={words.verdict} locked={props.locked} chosen={chosen < 0 ? null : chosen + 1}
        points={verdicts.map((each, at) => ({ value: at + 1, label: words.verdicts[each], hint: VERDICT_KEYS[each] }))}
        invalid={props.problems.some((each) => each.path === "verdict")} onChoose={(value) => judge(props, verdicts[value - 1] ?? null)}
      />
    </div>
  );
}
