// The forms that the kind may start with, as cards. A form that was changed is replaced only after asking.
import { useState } from "react";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { withFields } from "./fields/draftFields";
import { rubricOf, rubricsFor, type Rubric } from "./rubrics";
import type { StepProps } from "./step";
import { trialStepWords } from "./trialStepWords";
import style from "./setup.module.css";

export function RubricCards({ draft, onChange }: StepProps) {
  const words = useWords(trialStepWords);
  const of = useLanguage();
  const [asked, setAsked] = useState<Rubric | null>(null);
  const rubrics = rubricsFor(draft.kind);
  const chosen = rubricOf(draft.kind, draft.form);
  if (rubrics.length < 2) return null;
  function start(rubric: Rubric) {
    setAsked(null);
    onChange({ ...draft, form: withFields(rubric.form, draft.form.fields ?? []) });
  }
  return (
    <>
      <fieldset className={style["kinds"]}>
        <legend>{words.rubric} · {chosen === null ? words.changed : words.rubricNote}</legend>
        {rubrics.map((each) => (
          <label key={each.key} className={style["kind"]}>
            <input
              type="radio" name="rubric" checked={each.key === chosen}
              onChange={() => (chosen === null ? setAsked(each) : start(each))}
            />
            <span>
              <strong>{each.title[of]}</strong>
              <span className="small quiet">{each.note[of]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Dialog
        open={asked !== null} title={words.replaceTitle} onClose={() => setAsked(null)}
        actions={
          <>
            <Button onClick={() => setAsked(null)}>{words.keep}</Button>
            <Button weight="primary" onClick={() => asked && start(asked)}>{words.replace}</Button>
          </>
        }
      >
        <p>{words.replaceAsk(asked?.title[of] ?? "")}</p>
      </Dialog>
    </>
  );
}
