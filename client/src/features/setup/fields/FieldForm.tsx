// One field being edited: its words, what it is asked of, the parts of its kind, and its conditions.
import type { Field, FieldKind, Form, KindName, Target } from "@/api/types";
import { useWords } from "@/i18n/words";
import { ChoiceField, TextField, TickField } from "@/ui/Field";
import { ConditionEditor } from "./ConditionEditor";
import { FIELD_KINDS, hasSlots, ofKind } from "./draftFields";
import { editorWords } from "./editorWords";
import { FieldParts } from "./FieldParts";
import style from "./fields.module.css";

type Props = { kind: KindName; form: Form; field: Field; onChange: (field: Field) => void; onRename: (key: string) => void };

export function FieldForm({ kind, form, field, onChange, onRename }: Props) {
  const words = useWords(editorWords);
  const set = (part: Partial<Field>) => onChange({ ...field, ...part });
  const help = field.help ?? { zh: "", en: "" };
  const setHelp = (part: Partial<typeof help>) => {
    const next = { ...help, ...part };
    set({ help: next.zh || next.en ? next : null });
  };
  return (
    <div className={style["form"]}>
      <div className={style["two"]}>
        <TextField label={words.labelZh} value={field.label.zh} maxLength={200} onChange={(event) => set({ label: { ...field.label, zh: event.target.value } })} />
        <TextField label={words.labelEn} value={field.label.en} maxLength={200} lang="en" onChange={(event) => set({ label: { ...field.label, en: event.target.value } })} />
        <TextField label={words.helpZh} value={help.zh} onChange={(event) => setHelp({ zh: event.target.value })} />
        <TextField label={words.helpEn} value={help.en} lang="en" onChange={(event) => setHelp({ en: event.target.value })} />
      </div>
      <div className={style["row"]}>
        <ChoiceField label={words.kind} value={field.kind} disabled={field.options_from !== undefined} onChange={(event) => onChange(ofKind(field, event.target.value as FieldKind, { label: words.fresh, option: words.option }))}> {/* from FIELD_KINDS */}
          {FIELD_KINDS.map((each) => <option key={each} value={each}>{words.kinds[each]}</option>)}
        </ChoiceField>
        <TargetFields kind={kind} field={field} onChange={onChange} />
        <TextField label={words.key} title={words.keyHelp} value={field.key} spellCheck={false} onChange={(event) => onRename(event.target.value)} />
        <TickField label={words.required} checked={field.required === true} onChange={(event) => set({ required: event.target.checked })} />
      </div>
      <FieldParts field={field} onChange={onChange} />
      <div className={style["two"]}>
        <ConditionEditor title={words.showIf} none={words.always} {...{ kind, form, field }} condition={field.show_if ?? null} onChange={(show_if) => onChange(withCondition(field, { show_if }))} />
        {!field.required && (
          <ConditionEditor title={words.requiredIf} none={words.never} {...{ kind, form, field }} condition={field.required_if ?? null} onChange={(required_if) => onChange(withCondition(field, { required_if }))} />
        )}
      </div>
    </div>
  );
}

function TargetFields({ kind, field, onChange }: Pick<Props, "kind" | "field" | "onChange">) {
  const words = useWords(editorWords);
  const { role: _, ...rest } = field;
  const targets: Target[] = hasSlots(kind) ? ["item", "slot", "turn"] : ["item", "turn"];
  return (
    <>
      <ChoiceField label={words.target} value={field.target ?? "item"} onChange={(event) => onChange({ ...rest, target: event.target.value as Target })}> {/* from targets */}
        {targets.map((each) => <option key={each} value={each}>{words.targets[each]}</option>)}
      </ChoiceField>
      {field.target === "turn" && (
        <ChoiceField label={words.role} value={field.role ?? "all"} onChange={(event) => onChange(event.target.value === "all" ? rest : { ...rest, role: event.target.value as NonNullable<Field["role"]> })}> {/* from roles */}
          {(["all", "user", "assistant", "system"] as const).map((each) => <option key={each} value={each}>{words.roles[each]}</option>)}
        </ChoiceField>
      )}
    </>
  );
}

/** Set a condition; one that is taken away leaves nothing behind, so that the form stays what it was. */
function withCondition(field: Field, part: Partial<Pick<Field, "show_if" | "required_if">>): Field {
  const next = { ...field, ...part };
  if (next.show_if === null) delete next.show_if;
  if (next.required_if === null) delete next.required_if;
  return next;
}
