// Last step: the guideline's first version, beside what readers will see.
import { useDeferredValue } from "react";
import { useWords } from "@/i18n/words";
import { Rendered } from "@/lib/render/Rendered";
import type { StepProps } from "./step";
import { setupWords } from "./words";
import style from "./setup.module.css";

export function GuidelineStep({ draft, onChange }: StepProps) {
  const words = useWords(setupWords);
  const shown = useDeferredValue(draft.guideline_md);
  return (
    <div className="stack-s">
      <p className="small quiet">{words.guidelineNote}</p>
      <div className={style["pair"]}>
        <label className="stack-s">
          <span className="small quiet">{words.guideline}</span>
          <textarea
            className={style["editor"]} value={draft.guideline_md}
            onChange={(event) => onChange({ ...draft, guideline_md: event.target.value })}
          />
        </label>
        <div className="stack-s">
          <span className="small quiet">{words.preview}</span>
          <div className={style["preview"]} tabIndex={0} role="group" aria-label={words.preview}><Rendered text={shown} /></div>
        </div>
      </div>
    </div>
  );
}
