// The body of a checklist as shown: for each slot and criterion a value and a note. An item's own checklist is repeated
// in `own`; the total is the server's formula, mirrored so that it is seen while one works.
import type { Body, Criterion, Form, Text, View } from "@/api/types";
import { asText, checkReason, checkText, checkWhole, countMeant, isRecord, reasonRule, type Problem } from "../problems";

export type Value = "yes" | "partly" | "no" | "na" | number;
export type Check = { value: Value | null; note: string };
export type Listed = { key: string; label: Text; weight: number; must: boolean; scale: { min: number; max: number } | null };
export type Answer = { checks: Record<string, Record<string, Check>>; own: unknown; reason: string };
export type Place = { slot: string; key: string };

const WORTH: Record<string, number> = { yes: 1, partly: 0.5, no: 0 };
const PLAIN: readonly unknown[] = ["yes", "partly", "no", "na"];

/** Give the checklist that counts: the item's own, else the form's. */
export function listOf(form: Form, view: View): Listed[] {
  const own = view.criteria;
  if (own) return own.map(({ key, text, points, must }) => ({ key, label: { zh: text, en: text }, weight: points, must, scale: null }));
  return (form.criteria ?? []).map((each: Criterion) => ({ ...each, weight: each.weight_bp }));
}

export function readAnswer(body: Body): Answer {
  const found = isRecord(body["checks"]) ? body["checks"] : {};
  const checks = Object.entries(found).flatMap(([slot, given]) => (isRecord(given) ? [[slot, readChecks(given)] as const] : []));
  return { checks: Object.fromEntries(checks), own: body["own"] ?? null, reason: asText(body["reason"]) };
}

export function checkAt(body: Body, { slot, key }: Place): Check {
  return readAnswer(body).checks[slot]?.[key] ?? { value: null, note: "" };
}

export function checked(body: Body, view: View, place: Place, change: Partial<Check>): Body {
  const answer = readAnswer(body);
  const slot = { ...answer.checks[place.slot], [place.key]: { ...checkAt(body, place), ...change } };
  return { ...answer, own: view.criteria ?? null, checks: { ...answer.checks, [place.slot]: slot } };
}

export function complete(form: Form, body: Body, view: View): Problem[] {
  const list = listOf(form, view);
  const open = placesOf(list, view).flatMap((place): Problem[] => {
    const { value, note } = checkAt(body, place);
    const path = pathOf(place);
    const scale = list.find((each) => each.key === place.key)?.scale;
    if (value === null) return [{ path: `${path}.value`, reason: "missing" }];
    if (scale && typeof value === "number") return checkWhole(`${path}.value`, value, scale.min, scale.max);
    return needsNote(form, list.find((each) => each.key === place.key), value) ? checkText(`${path}.note`, note, { min: 1, max: 50_000 }) : [];
  });
  return [...open, ...checkReason(form, readAnswer(body).reason)];
}

export function filled(form: Form, body: Body, view: View): { done: number; of: number } {
  const places = placesOf(listOf(form, view), view);
  const least = reasonRule(form).min;
  const reasoned = least > 0 && countMeant(readAnswer(body).reason) >= least ? 1 : 0;
  const done = places.filter((place) => checkAt(body, place).value !== null).length;
  return { done: done + reasoned, of: places.length + (least > 0 ? 1 : 0) };
}

/** Say whether a failed criterion wants a note: a no, or a yes where the criterion describes a fault. */
export function needsNote(form: Form, criterion: Listed | undefined, value: Value | null): boolean {
  return form.notes === true && criterion !== undefined && value === (criterion.weight > 0 ? "no" : "yes");
}

/** Every place to fill, one answer after another. */
export function placesOf(list: readonly Listed[], view: View): Place[] {
  return view.candidates.flatMap(({ slot }) => list.map(({ key }) => ({ slot, key })));
}

export function pathOf({ slot, key }: Place): string {
  return `checks.${slot}.${key}`;
}

export function placeOf(list: readonly Listed[], view: View, active: string | null): Place | null {
  const places = placesOf(list, view);
  return places.find((place) => pathOf(place) === active) ?? places[0] ?? null;
}

/** What a criterion may be answered, each with its digit; a scale has its own numbers. */
export function choicesOf(form: Form, { scale }: Listed): Value[] {
  const na: Value[] = form.not_applicable ? ["na"] : [];
  if (scale) return [...Array.from({ length: scale.max - scale.min + 1 }, (_, at) => scale.min + at), ...na];
  return ["yes", ...(form.partly ? (["partly"] as const) : []), "no", ...na];
}

export type Total = { is: "open" } | { is: "failed" } | { is: "known"; share: number };

/** The share of the reachable weight; a must-pass criterion that failed makes it 0. */
export function totalOf(list: readonly Listed[], checks: Record<string, Check> = {}): Total {
  let [gained, reachable] = [0, 0];
  for (const { key, weight, must, scale } of list) {
    const value = checks[key]?.value ?? null;
    if (value === null) return { is: "open" };
    const worth = typeof value === "number" && scale ? (value - scale.min) / (scale.max - scale.min) : WORTH[value];
    if (worth === undefined) continue;
    if (must && worth === (weight > 0 ? 0 : 1)) return { is: "failed" };
    gained += weight * worth;
    reachable += Math.max(0, weight);
  }
  return reachable === 0 ? { is: "open" } : { is: "known", share: Math.min(1, Math.max(0, gained / reachable)) };
}

/** Say the checks by the item's own order: candidate c1 is A. */
export function inOrder(_form: Form, body: Body, slots: readonly string[]): Body {
  const answer = readAnswer(body);
  const names = ["A", "B", "C", "D"];
  const sorted = slots.toSorted();
  const turned = Object.entries(answer.checks).map(([slot, given]) => [names[sorted.indexOf(slots[names.indexOf(slot)] ?? "")] ?? slot, given] as const);
  return { ...answer, checks: Object.fromEntries(turned) };
}

function readChecks(given: Record<string, unknown>): Record<string, Check> {
  return Object.fromEntries(Object.entries(given).filter(([, each]) => isRecord(each)).map(([key, each]) => [key, readCheck(each as Record<string, unknown>)])); // filtered
}

function readCheck({ value, note }: Record<string, unknown>): Check {
  const isKnown = PLAIN.includes(value) || typeof value === "number";
  return { value: isKnown ? (value as Value) : null, note: asText(note) }; // as: just looked at
}
