// Setting a value, and what follows from it: hidden values go, defaults come, and the next open place is found.
import type { Body, Field, Form, View } from "@/api/types";
import { asked, fieldsIn, kept, put, sceneOf, type Place } from "./asking";
import { optionsOf } from "./checking";

type On = { form: Form; view: View; body: Body };
export type Spot = Pick<Place, "field" | "name">;

/** Give the body with its fields as they are kept beside what the kind itself has just said. */
export function settled({ form, view, body }: On, next: Body): Body {
  if (!form.fields) return next;
  const scene = sceneOf(view);
  const before = new Set(asked(form.fields, body, scene).map((each) => each.path));
  return { ...next, fields: kept(form.fields, next, { scene, before }) };
}

export function setValue(on: On, spot: Spot, value: unknown): Body {
  return settled(on, { ...on.body, fields: put(fieldsIn(on.body), spot, value) });
}

/** Take an option in or out; the options stay in the form's order, and no more are taken than the field allows. */
export function toggled({ field, value }: Pick<Place, "field" | "value">, key: string): string[] {
  const chosen = Array.isArray(value) ? (value as string[]) : []; // of the server or of this page
  if (!chosen.includes(key) && chosen.length >= (field.max ?? Infinity)) return chosen;
  const wanted = chosen.includes(key) ? chosen.filter((each) => each !== key) : [...chosen, key];
  return (field.options ?? []).map((each) => each.key).filter((each) => wanted.includes(each));
}

/** A tick goes round: met, not met, met. */
export function ticked(value: unknown, key: string, met?: boolean): Record<string, boolean> {
  const ticks = (value ?? {}) as Record<string, boolean>; // of the server or of this page
  return { ...ticks, [key]: met ?? ticks[key] !== true };
}

/** Say whether nothing more is wanted at the place: a checklist is done with its last tick. */
export function isDone({ field, value }: Pick<Place, "field" | "value">, view: View): boolean {
  if (value === null) return false;
  return field.kind !== "checklist" || optionsOf(field, sceneOf(view)).every((key) => key in (value as object));
}

/** Name an option: of the form by its label, of an item's constraints by their text. */
export function optionLabel(field: Field, key: string, { view, language }: { view: View; language: "zh" | "en" }): string {
  if (field.options_from) return view.constraints?.[Number(key.slice(1)) - 1] ?? key;
  return field.options?.find((each) => each.key === key)?.label[language] ?? key;
}
