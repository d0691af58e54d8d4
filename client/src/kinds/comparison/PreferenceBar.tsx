// The overall preference, docked at the bottom: one neutral hue for the whole scale, so no side looks right.
import { useWords } from "@/i18n/words";
import type { KindProps } from "../contract";
import { Scale } from "../parts/Scale";
import { kindWords } from "../words";
import { preferred, readAnswer, strengthOf } from "./answer";
import { preferenceWords } from "./words";
import style from "./PreferenceBar.module.css";

export function PreferenceBar({ form, body, change, locked, problems }: KindProps) {
  const words = useWords(kindWords);
  const labels = useWords(preferenceWords).scale[strengthOf(form)] ?? [];
  return (
    <div className={style["bar"]}>
      <span className={style["label"]}>{words.preference}</span>
      <Scale
        wide field="preference" label={words.fields.preference} locked={locked}
        points={labels.map((label, at) => ({ value: at + 1, label, hint: String(at + 1) }))}
        chosen={readAnswer(form, body).preference} invalid={problems.some((each) => each.path === "preference")}
        onChoose={(value) => change(preferred(form, body, value))}
      />
    </div>
  );
}
