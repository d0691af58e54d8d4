// A condition as rows that people can fill in: "where all of these hold: Quality is one of 1, 2". What rows cannot say is
// written as JSON; nothing is lost on the way there and back.
import type { Condition, Field, Form, KindName } from "@/api/types";
import type { Language } from "@/i18n/language";

export type Op = "equals" | "not" | "in" | "answered" | "open";
export type Row = { field: string; op: Op; values: unknown[] };
export type Rows = { join: "all" | "any"; rows: Row[] };
export type Choice = { value: unknown; label: string };
/** What a condition may look at; without values only whether it is answered can be asked. */
export type Source = { key: string; label: string; own: boolean; values: Choice[] | null };

/** Read a condition as rows, or null where it says more than rows can. */
export function rowsOf(condition: Condition): Rows | null {
  const join = "any" in condition ? "any" : "all";
  const parts = "all" in condition ? condition.all : "any" in condition ? condition.any : [condition];
  const rows = parts.map(rowOf);
  return rows.every((row) => row !== null) ? { join, rows } : null;
}

export function conditionOf({ join, rows }: Rows): Condition {
  const parts = rows.map(partOf);
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  return join === "all" ? { all: parts } : { any: parts };
}

function rowOf(part: Condition): Row | null {
  if ("not" in part) {
    const inner = part.not;
    return "equals" in inner ? { field: inner.field, op: "not", values: [inner.equals] } : null;
  }
  if ("all" in part || "any" in part) return null;
  if ("answered" in part) return { field: part.field, op: part.answered ? "answered" : "open", values: [] };
  return "in" in part ? { field: part.field, op: "in", values: part.in } : { field: part.field, op: "equals", values: [part.equals] };
}

function partOf({ field, op, values }: Row): Condition {
  switch (op) {
    case "equals": return { field, equals: values[0] };
    case "not": return { not: { field, equals: values[0] } };
    case "in": return { field, in: values };
    case "answered": return { field, answered: true };
    case "open": return { field, answered: false };
  }
}

/** Give what a field's condition may look at: the other fields that it can see, and the kind's own values. */
export function sourcesFor(field: Field, { kind, form, of, ownName }: { kind: KindName; form: Form; of: Language; ownName: (name: string) => string }): Source[] {
  const others = (form.fields ?? []).filter((each) => each.key !== field.key && isSeenFrom(field, each));
  const own = Object.entries(ownValues(kind, form, of)).map(([name, values]) => ({ key: `own.${name}`, label: ownName(name), own: true, values }));
  return [...others.map((each) => ({ key: each.key, label: each.label[of] || each.key, own: false, values: valuesOf(each, of) })), ...own];
}

function isSeenFrom(field: Field, other: Field): boolean {
  const target = other.target ?? "item";
  return target === "item" || (target === (field.target ?? "item") && (other.role ?? null) === (field.role ?? null));
}

function valuesOf(field: Field, of: Language): Choice[] | null {
  if (field.kind === "confirm") return [{ value: true, label: "✓" }];
  if (field.kind === "likert") return range(field.min ?? 0, field.max ?? 0);
  return field.options ? field.options.map(({ key, label }) => ({ value: key, label: label[of] || key })) : null;
}

function range(low: number, high: number): Choice[] {
  return Array.from({ length: Math.max(0, high - low + 1) }, (_, at) => ({ value: low + at, label: String(low + at) }));
}

const word = (value: unknown): Choice => ({ value, label: value === true ? "✓" : String(value) });

/** The kind's own values, as the server lists them in kinds/fields/own.py; a form that looks at others is refused there. */
function ownValues(kind: KindName, form: Form, of: Language): Record<string, Choice[]> {
  const scores = ["rating", "dialogue", "trace"].includes(kind)
    ? Object.fromEntries(form.dimensions.map(({ key, min, max }) => [`scores.${key}`, range(min, max)])) : {};
  switch (kind) {
    case "comparison": return { preference: range(1, form.strength ?? 7) };
    case "gsb": return { verdict: ["A", "same", "B"].map(word) };
    case "arena": return { vote: ["A", "B", "tie", "both_bad"].map(word) };
    case "ranking": return { none_good: [word(true)] };
    case "spans": return { no_errors: [word(true)] };
    case "safety": return { verdict: ["safe", "unsafe", "refused_rightly", "refused_wrongly"].map(word), severity: range(1, 3), illegal: [word(true)] };
    case "trace": return { ...scores, goal: ["reached", "partly", "missed"].map(word) };
    default: return of ? scores : {};
  }
}
