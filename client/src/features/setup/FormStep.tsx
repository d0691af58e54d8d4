// Second step: the form. Rules of the kind first, then its dimensions.
import { NumberInput, Select } from "@mantine/core";
import type { Form, StepMode } from "@/api/types";
import { basisPoints } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { ChoiceField, TickField } from "@/ui/Field";
import { ChoicesEditor } from "./ChoicesEditor";
import { CriteriaEditor } from "./CriteriaEditor";
import { DimensionEditor } from "./DimensionEditor";
import { isScored, weightSum, withNewDimension } from "./draft";
import { FieldsEditor } from "./fields/FieldsEditor";
import { GrowRules } from "./GrowRules";
import { RubricCards } from "./RubricCards";
import type { StepProps, TrialProps } from "./step";
import { TalkRules } from "./TalkRules";
import { TryForm } from "./TryForm";
import { TurnRules } from "./TurnRules";
import { setupWords } from "./words";
import style from "./setup.module.css";

const STRENGTHS = ["3", "5", "7"];
const MODES: StepMode[] = ["each", "first_error"];

export function FormStep({ draft, onChange, tried, onTry, onComplete }: StepProps & TrialProps) {
  const words = useWords(setupWords);
  const of = useLanguage();
  const setForm = (change: Partial<Form>) => onChange({ ...draft, form: { ...draft.form, ...change } });
  return (
    <div className="stack">
      <RubricCards draft={draft} onChange={onChange} />
      <FormRules form={draft.form} onChange={setForm} />
      <TalkRules form={draft.form} onChange={setForm} />
      <GrowRules form={draft.form} onChange={setForm} />
      <ChoicesEditor form={draft.form} onChange={setForm} />
      <CriteriaEditor form={draft.form} onChange={setForm} />
      {!isScored(draft.kind) ? (draft.form.criteria || draft.kind === "form" ? null : <p className="quiet">{words.noDimensions}</p>) : (
        <>
          <div className="spread">
            <h2>{words.dimensions}</h2>
            <span className="small quiet">{words.dimensionsNote(basisPoints(weightSum(draft), of))}</span>
          </div>
          {draft.form.dimensions.map((_, at) => (
            <DimensionEditor key={at} at={at} draft={draft} onChange={onChange} />
          ))}
          <div><Button compact onClick={() => onChange(withNewDimension(draft, words.newDimension))}>{words.add}</Button></div>
        </>
      )}
      <FieldsEditor kind={draft.kind} form={draft.form} onChange={(form) => onChange({ ...draft, form })} />
      <TryForm draft={draft} tried={tried} onTry={onTry} onComplete={onComplete} />
    </div>
  );
}

function FormRules({ form, onChange }: { form: Form; onChange: (change: Partial<Form>) => void }) {
  const words = useWords(setupWords);
  const { strength, reason, answer, mode } = form;
  return (
    <div className={style["grid"]}>
      {mode !== undefined && (
        <ChoiceField label={words.mode} value={mode} onChange={(event) => onChange({ mode: event.target.value as StepMode })}> {/* from MODES */}
          {MODES.map((each) => <option key={each} value={each}>{words.modes[each]}</option>)}
        </ChoiceField>
      )}
      <TurnRules form={form} onChange={onChange} />
      {strength !== undefined && (
        <Select
          label={words.strength} data={STRENGTHS} value={String(strength)} allowDeselect={false}
          onChange={(value) => onChange({ strength: Number(value ?? strength) })}
        />
      )}
      {reason && (
        <NumberInput
          label={words.reasonChars} min={0} max={2000} value={reason.min_chars} allowDecimal={false}
          onChange={(value) => onChange({ reason: { ...reason, min_chars: Number(value) } })}
        />
      )}
      {reason && (
        <TickField
          label={words.reasonRequired} checked={reason.required}
          onChange={(event) => onChange({ reason: { ...reason, required: event.target.checked } })}
        />
      )}
      {answer && (
        <NumberInput
          label={words.answerMin} min={0} max={answer.max_chars} value={answer.min_chars} allowDecimal={false}
          onChange={(value) => onChange({ answer: { ...answer, min_chars: Number(value) } })}
        />
      )}
      {answer && (
        <NumberInput
          label={words.answerMax} min={1} max={50_000} value={answer.max_chars} allowDecimal={false}
          onChange={(value) => onChange({ answer: { ...answer, max_chars: Number(value) } })}
        />
      )}
    </div>
  );
}
