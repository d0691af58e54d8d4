// Which fields are asked of an answer, and what an answer keeps: the mirror of the server's kinds/fields/asking.py.
// Surprise: what a field hides is dropped at once, so that nothing is handed in which its author no longer sees. An
// undo brings it back.
import type { Body, Field, View } from "@/api/types";
import { isRecord } from "../problems";
import { holds, namedIn, OWN } from "./conditions";

export type Scene = { slots: readonly string[]; roles: readonly string[]; constraints: number };
export type Place = { field: Field; name: string | null; path: string; required: boolean; value: unknown };

export function sceneOf(view: View): Scene {
  return {
    slots: view.candidates.map((each) => each.slot), roles: view.conversation.map((each) => each.role),
    constraints: view.constraints?.length ?? 0,
  };
}

/** Give every place where a value is asked for, in the order of the form. An unanswered one has the value null. */
export function asked(fields: readonly Field[], body: Body, scene: Scene): Place[] {
  const given = fieldsIn(body);
  const known = new Map<string, unknown>();
  const shown = new Map<string, Place[]>();
  for (const field of inOrder(fields)) {
    const places = namesOf(field, scene).flatMap((name) => seen(field, name, { given, body, known }) ?? []);
    shown.set(field.key, places);
    places.forEach((place) => known.set(placeKey(field.key, place.name), place.value));
  }
  return fields.flatMap((field) => shown.get(field.key) ?? []);
}

/** Give the fields as they are kept: what is asked and says something, with defaults where a place comes to sight. */
export function kept(fields: readonly Field[], body: Body, { scene, before }: { scene: Scene; before: ReadonlySet<string> }): Record<string, unknown> {
  let now = only(asked(fields, body, scene));
  for (let round = 0; round <= fields.length; round += 1) {
    const fresh = asked(fields, { ...body, fields: now }, scene).filter((each) => !before.has(each.path) && each.value === null && each.field.default != null);
    if (fresh.length === 0) break;
    now = only(asked(fields, { ...body, fields: fresh.reduce((all, each) => put(all, each, each.field.default), now) }, scene));
  }
  return now;
}

/** Put a value at its place; undefined and what says nothing take it away. */
export function put(given: Record<string, unknown>, { field, name }: Pick<Place, "field" | "name">, value: unknown): Record<string, unknown> {
  if (name === null) return { ...given, [field.key]: value };
  const named = isRecord(given[field.key]) ? given[field.key] as Record<string, unknown> : {}; // as: just looked at
  return { ...given, [field.key]: { ...named, [name]: value } };
}

export function fieldsIn(body: Body): Record<string, unknown> {
  return isRecord(body["fields"]) ? body["fields"] : {};
}

/** Give what stands at a place, also where it says nothing: half-typed blanks are the person's own. */
export function rawAt(given: Record<string, unknown>, field: Field, name: string | null): unknown {
  const whole = given[field.key];
  return name === null ? whole : isRecord(whole) ? whole[name] : undefined;
}

function only(places: readonly Place[]): Record<string, unknown> {
  const said = places.filter((place) => place.value !== null);
  return said.reduce((all, place) => put(all, place, place.value), {} as Record<string, unknown>);
}

type Sight = { given: Record<string, unknown>; body: Body; known: ReadonlyMap<string, unknown> };

function seen(field: Field, name: string | null, { given, body, known }: Sight): Place | null {
  const lookup = (wanted: string) => {
    if (wanted.startsWith(OWN)) return ownValue(body, wanted.slice(OWN.length));
    return known.get(placeKey(wanted, null)) ?? known.get(placeKey(wanted, name));
  };
  if (field.show_if && !holds(field.show_if, lookup)) return null;
  const required = field.required === true || (field.required_if != null && holds(field.required_if, lookup));
  return { field, name, path: pathOf(field.key, name), required, value: said(rawAt(given, field, name)) };
}

export function pathOf(key: string, name: string | null): string {
  return name === null ? `fields.${key}` : `fields.${key}.${name}`;
}

function placeKey(key: string, name: string | null): string {
  return name === null ? key : `${key}.${name}`;
}

function ownValue(body: Body, path: string): unknown {
  return path.split(".").reduce<unknown>((value, part) => (isRecord(value) ? value[part] : undefined), body);
}

/** Give the value, or null where it says nothing: none at all, blank text, an empty choice, false. */
function said(raw: unknown): unknown {
  if (raw === undefined || raw === null || raw === false) return null;
  if (typeof raw === "string") return raw.trim() === "" ? null : raw;
  if (Array.isArray(raw)) return raw.length === 0 ? null : raw;
  return isRecord(raw) && Object.keys(raw).length === 0 ? null : raw;
}

function namesOf(field: Field, scene: Scene): (string | null)[] {
  if (field.options_from && scene.constraints === 0) return [];
  const target = field.target ?? "item";
  if (target === "item") return [null];
  if (target === "slot") return [...scene.slots];
  return scene.roles.flatMap((role, at) => (field.role == null || field.role === role ? [String(at)] : []));
}

/** Give the fields so that each stands after those that decide whether it is shown. */
function inOrder(fields: readonly Field[]): Field[] {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const ordered = new Map<string, Field>();
  const place = (field: Field, way: readonly string[]) => {
    if (ordered.has(field.key) || way.includes(field.key)) return;
    namedIn(field.show_if).forEach((name) => { const other = byKey.get(name); if (other) place(other, [...way, field.key]); });
    ordered.set(field.key, field);
  };
  fields.forEach((field) => place(field, []));
  return [...ordered.values()];
}
