// The verdict, docked at the bottom: three points of one neutral hue, so no side looks right.
import { useWords } from "@/i18n/words";
import type { KindProps } from "../contract";
import { Scale } from "../parts/Scale";
import { readAnswer, VERDICTS } from "./answer";
import { gsbWords } from "./words";
import style from "../comparison/PreferenceBar.module.css";

export function VerdictBar({ body, change, locked, problems }: KindProps) {
  const words = useWords(gsbWords);
  const answer = readAnswer(body);
  const chosen = answer.verdict === null ? null : VERDICTS.indexOf(answer.verdict) + 1;
  return (
    <div className={style["bar"]}>
      <span className={style["label"]}>{words.verdict}</span>
      <Scale
        wide field="verdict" label={words.verdict} locked={locked} chosen={chosen}
        points={words.choices.map((label, at) => ({ value: at + 1, label, hint: String(at + 1) }))}
        invalid={problems.some((each) => each.path === "verdict")}
        onChoose={(value) => change({ ...answer, verdict: VERDICTS[value - 1] ?? null })}
      />
    </div>
  );
}
