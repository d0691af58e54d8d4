// Fields while they are being edited: fresh ones by kind, moved, copied, renamed together with what looks at them.
import type { Condition, Field, FieldKind, FieldOption, Form, KindName, Text } from "@/api/types";
import { freeKey } from "../draft";

export const FIELD_KINDS: FieldKind[] = ["single", "multi", "likert", "number", "text", "confirm", "checklist"];
/** Kinds in which a slot is what people talk with or mend, and no answer beside others; the server refuses it there. */
const NO_SLOTS: readonly KindName[] = ["sft", "conversation", "prompt", "tree", "dialogue", "arena"];
const WHOLE_BP = 10_000;

export function hasSlots(kind: KindName): boolean {
  return !NO_SLOTS.includes(kind);
}

export function freshField(kind: FieldKind, fields: readonly Field[], { label, option }: { label: Text; option: Text }): Field {
  const shared = { key: freeKey(fields, "question"), kind, label, help: null, target: "item", required: true } as const;
  const options = [1, 2].map((at) => ({ key: `option_${at}`, label: { zh: `${option.zh} ${at}`, en: `${option.en} ${at}` } }));
  switch (kind) {
    case "single": return { ...shared, options };
    case "multi": return { ...shared, options, min: 1, max: options.length };
    case "likert": return { ...shared, min: 1, max: 5, anchors: {} };
    case "number": return { ...shared, min: 0, max: 100, whole: true };
    case "text": return { ...shared, long: true, min_chars: 1, max_chars: 2000 };
    case "confirm": return shared;
    case "checklist": return { ...shared, options: weighed(options.map((each) => ({ ...each, weight_bp: 0 }))) };
  }
}

/** The question that has each constraint of an item ticked off. */
export function constraintsField(fields: readonly Field[], label: Text): Field {
  const key = fields.some((each) => each.key === "constraints") ? freeKey(fields, "constraints") : "constraints";
  return { key, kind: "checklist", label, help: null, target: "item", required: true, options_from: "constraints" };
}

/** Change the sort of question; what both sorts have stays. */
export function ofKind(field: Field, kind: FieldKind, words: { label: Text; option: Text }): Field {
  const { key, label, help, target, role, required, required_if, show_if } = field;
  const fresh = freshField(kind, [], words);
  const options = fresh.options && field.options ? fresh.kind === "checklist" ? weighed(field.options.map(plain)) : field.options.map(plain) : fresh.options;
  const many = kind === "multi" && options ? { min: 1, max: options.length } : {};
  return { ...fresh, key, label, help: help ?? null, target: target ?? "item", ...(role && { role }), required: required ?? false, ...(required_if && { required_if }), ...(show_if && { show_if }), ...(options && { options }), ...many };
}

export function withFields(form: Form, fields: readonly Field[]): Form {
  if (fields.length > 0) return { ...form, fields: [...fields] };
  const { fields: _, ...rest } = form;
  return rest;
}

export function moved<T>(list: readonly T[], at: number, by: number): T[] {
  const next = [...list];
  const [each] = next.splice(at, 1);
  if (each !== undefined) next.splice(Math.max(0, at + by), 0, each);
  return next;
}

/** Rename a field, and what looks at it with it. */
export function renamed(fields: readonly Field[], at: number, key: string): Field[] {
  const from = fields[at]?.key ?? "";
  const follow = (condition: Condition | null | undefined) => condition && renamedIn(condition, from, key);
  return fields.map((field, index) => {
    const show_if = follow(field.show_if);
    const required_if = follow(field.required_if);
    return { ...field, ...(index === at && { key }), ...(show_if && { show_if }), ...(required_if && { required_if }) };
  });
}

function renamedIn(condition: Condition, from: string, to: string): Condition {
  if ("all" in condition) return { all: condition.all.map((each) => renamedIn(each, from, to)) };
  if ("any" in condition) return { any: condition.any.map((each) => renamedIn(each, from, to)) };
  if ("not" in condition) return { not: renamedIn(condition.not, from, to) };
  return condition.field === from ? { ...condition, field: to } : condition;
}

/** Give the options equal weights that sum to the whole; the last takes what is left over. */
export function weighed(options: readonly FieldOption[]): FieldOption[] {
  const each = Math.floor(WHOLE_BP / Math.max(1, options.length));
  return options.map((option, at) => ({ ...option, weight_bp: at === options.length - 1 ? WHOLE_BP - each * at : each }));
}

function plain({ key, label, hotkey }: FieldOption): FieldOption {
  return hotkey ? { key, label, hotkey } : { key, label };
}
