// When a field is shown or required. The server runs the same language (kinds/fields/conditions.py); both are held to
// the same golden cases.
import type { Condition } from "@/api/types";
import { isRecord } from "../problems";

export type Lookup = (name: string) => unknown;

export const OWN = "own.";

export function holds(condition: Condition, lookup: Lookup): boolean {
  if ("all" in condition) return condition.all.every((each) => holds(each, lookup));
  if ("any" in condition) return condition.any.some((each) => holds(each, lookup));
  if ("not" in condition) return !holds(condition.not, lookup);
  const value = lookup(condition.field);
  if ("answered" in condition) return (value !== undefined && value !== null) === condition.answered;
  const wanted = "in" in condition ? condition.in : [condition.equals];
  return wanted.some((each) => is(value, each));
}

/** Name everything that a condition looks at. */
export function namedIn(condition: Condition | null | undefined): string[] {
  if (!condition) return [];
  if ("all" in condition) return condition.all.flatMap(namedIn);
  if ("any" in condition) return condition.any.flatMap(namedIn);
  if ("not" in condition) return namedIn(condition.not);
  return [condition.field];
}

/** Say whether the value is, or has chosen, what is wanted. */
function is(value: unknown, wanted: unknown): boolean {
  if (Array.isArray(value)) return value.includes(wanted);
  if (isRecord(value)) return typeof wanted === "string" && value[wanted] === true;
  return value === wanted;
}
