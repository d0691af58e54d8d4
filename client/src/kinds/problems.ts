// What is still wrong with an answer, by the server's paths: "preference", "ratings.A.accuracy", "reason", "text".
// Lengths count characters as the server does: code points, so that one emoji or rare Han character is one.
import type { Dimension, Form } from "@/api/types";
import type { Language } from "@/i18n/language";
import type { KindWords } from "./words";

export type Problem =
  | { path: string; reason: "missing" | "gap" | "same_role" | "last_role" | "stale" }
  | { path: string; reason: "own"; say: (words: KindWords) => string }
  | { path: string; reason: "out_of_range"; low: number; high: number }
  | { path: string; reason: "too_short" | "too_long"; limit: number; has: number };

export type TextRule = { min: number; max: number };
export const MOST_CHARS = 50_000;

/** Count characters the way the server counts them. */
export function countChars(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Count what counts towards the least length: white space at the ends does not. */
export function countMeant(text: string): number {
  return countChars(text.trim());
}

export function checkText(path: string, text: string, rule: TextRule): Problem[] {
  const meant = countMeant(text);
  if (rule.min > 0 && meant === 0) return [{ path, reason: "missing" }];
  if (meant < rule.min) return [{ path, reason: "too_short", limit: rule.min, has: meant }];
  const has = countChars(text);
  return has > rule.max ? [{ path, reason: "too_long", limit: rule.max, has }] : [];
}

export function checkWhole(path: string, value: number | null, low: number, high: number): Problem[] {
  if (value === null) return [{ path, reason: "missing" }];
  const fits = Number.isInteger(value) && value >= low && value <= high;
  return fits ? [] : [{ path, reason: "out_of_range", low, high }];
}

export function checkScores(path: string, form: Form, scores: Scores): Problem[] {
  return form.dimensions.flatMap(({ key, min, max }) =>
    checkWhole(`${path}.${key}`, scores[key] ?? null, min, max),
  );
}

/** Give the rule for the reason: without a requirement any length will do. */
export function reasonRule(form: Form): TextRule {
  const rule = form.reason;
  return { min: rule?.required ? Math.max(1, rule.min_chars) : 0, max: MOST_CHARS };
}

export function checkReason(form: Form, reason: string): Problem[] {
  return checkText("reason", reason, reasonRule(form));
}

export type Scores = Record<string, number | null>;

/** Read scores out of open JSON; what is no number or belongs to no dimension is left out. */
export function readScores(form: Form, value: unknown): Scores {
  const found = isRecord(value) ? value : {};
  return Object.fromEntries(form.dimensions.map(({ key }) => [key, asNumber(found[key])]));
}

export function asNumber(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

export function asText(value: unknown): string {
  return typeof value === "string" ? value : "";
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Name the field of a path: "ratings.A.accuracy" is "Accuracy A". */
export function fieldName(
  form: Form,
  path: string,
  { language, words }: { language: Language; words: KindWords },
): string {
  const parts = path.split(".");
  const field = parts[0] === "fields" && form.fields?.find((each) => each.key === parts[1]);
  if (field) return labelOf(field, language);
  const dimension = form.dimensions.find((each) => each.key === parts.at(-1));
  if (dimension)
    return [labelOf(dimension, language), parts.length > 2 ? parts[1] : ""].filter(Boolean).join(" ");
  if (parts[0] === "ranks" && parts[1]) return words.answer(parts[1]);
  const turn = /^(turns|\w+)\[(\d+)\]/.exec(path);
  if (turn) return turn[1] === "turns" ? words.turnNumber(Number(turn[2]) + 1) : `#${Number(turn[2]) + 1}`;
  return words.fields[path as keyof KindWords["fields"]] ?? path; // an unknown path is shown as it is
}

export function labelOf(dimension: Pick<Dimension, "label">, language: Language): string {
  return dimension.label[language] || dimension.label.zh;
}

/** Say what is wrong in the person's language. */
export function describeProblem(problem: Problem, words: KindWords): string {
  switch (problem.reason) {
    case "missing":
      return words.missing;
    case "gap":
      return words.gap;
    case "same_role":
      return words.sameRole;
    case "last_role":
      return words.lastRole;
    case "stale":
      return words.staleTurn;
    case "own":
      return problem.say(words);
    case "out_of_range":
      return words.outOfRange(problem.low, problem.high);
    case "too_short":
      return words.tooShort(problem.limit, problem.has);
    case "too_long":
      return words.tooLong(problem.limit, problem.has);
  }
}
