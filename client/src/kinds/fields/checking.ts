// What is wrong with the values of fields, by the server's paths.
import type { Body, Field } from "@/api/types";
import { checkText, checkWhole, isRecord, MOST_CHARS, type Problem } from "../problems";
import { asked, fieldsIn, pathOf, rawAt, type Place, type Scene } from "./asking";

const FARTHEST = 1_000_000_000;

export function checkFields(fields: readonly Field[], body: Body, scene: Scene): Problem[] {
  const given = fieldsIn(body);
  const places = asked(fields, body, scene);
  const paths = new Set(places.map((each) => each.path));
  const unasked = givenPaths(fields, given).filter((path) => !paths.has(path));
  return [...places.flatMap((place) => checkPlace(place, given, scene)), ...unasked.map((path): Problem => ({ path, reason: "missing" }))];
}

function checkPlace(place: Place, given: Record<string, unknown>, scene: Scene): Problem[] {
  if (place.value !== null) return checkValue(place, scene);
  const raw = rawAt(given, place.field, place.name);
  const isStray = raw !== undefined && !(typeof raw === "string" && place.field.kind === "text");
  return place.required || isStray ? [missing(place.path)] : [];
}

function checkValue(place: Place, scene: Scene): Problem[] {
  const { field, path, value } = place;
  const options = optionsOf(field, scene);
  switch (field.kind) {
    case "single": return typeof value === "string" && options.includes(value) ? [] : [missing(path)];
    case "multi": return checkChosen(place, options);
    case "likert": return typeof value === "number" ? checkWhole(path, value, field.min ?? 0, field.max ?? 0) : [missing(path)];
    case "number": return checkNumber(place);
    case "text": return typeof value === "string" ? checkText(path, value, { min: field.min_chars ?? 0, max: field.max_chars ?? MOST_CHARS }) : [missing(path)];
    case "confirm": return value === true ? [] : [missing(path)];
    case "checklist": return checkTicks(place, options);
  }
}

/** The keys that may be chosen or ticked; those of an item's constraints are k1, k2, … */
export function optionsOf(field: Field, scene: Scene): string[] {
  if (field.options_from) return Array.from({ length: scene.constraints }, (_, at) => `k${at + 1}`);
  return (field.options ?? []).map((each) => each.key);
}

function checkChosen({ field, path, value }: Place, options: readonly string[]): Problem[] {
  if (!Array.isArray(value)) return [missing(path)];
  const [low, high] = [field.min ?? 1, field.max ?? options.length];
  if (value.length < low || value.length > high) return [{ path, reason: "out_of_range", low, high }];
  const sorted = options.filter((each) => value.includes(each));
  return sorted.length === value.length && sorted.every((each, at) => each === value[at]) ? [] : [missing(path)];
}

function checkNumber({ field, path, value }: Place): Problem[] {
  if (typeof value !== "number" || !Number.isFinite(value) || (field.whole && !Number.isInteger(value))) return [missing(path)];
  const [low, high] = [field.min ?? -Infinity, field.max ?? Infinity];
  return value >= low && value <= high ? [] : [{ path, reason: "out_of_range", low: Math.max(low, -FARTHEST), high: Math.min(high, FARTHEST) }];
}

function checkTicks({ path, value, required }: Place, options: readonly string[]): Problem[] {
  if (!isRecord(value)) return [missing(path)];
  const wrong = Object.keys(value).filter((key) => !options.includes(key) || typeof value[key] !== "boolean");
  const open = required ? options.filter((key) => !(key in value)) : [];
  return [...wrong, ...open].map((key) => missing(`${path}.${key}`));
}

function missing(path: string): Problem {
  return { path, reason: "missing" };
}

function givenPaths(fields: readonly Field[], given: Record<string, unknown>): string[] {
  const known = new Map(fields.map((field) => [field.key, field]));
  return Object.entries(given).flatMap(([key, whole]) => {
    const isItem = (known.get(key)?.target ?? "item") === "item";
    return isItem || !isRecord(whole) ? [pathOf(key, null)] : Object.keys(whole).map((name) => pathOf(key, name));
  });
}
