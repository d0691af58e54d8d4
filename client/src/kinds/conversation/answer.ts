// The body of a written conversation. Mirrors the server's checks; how far a draft was changed is the server's to say.
import type { Body, Form, Media, View } from "@/api/types";
import { asNumber, asText, checkText, countMeant, isRecord, MOST_CHARS, type Problem, type TextRule } from "../problems";

export type Role = "user" | "assistant";
export type Source = { from: "item"; at: number } | { from: "generation"; id: number } | null;
/** Stale: a turn before it was changed since, and nobody has said yet that it still fits. */
export type Turn = { role: Role; content: string; weight: 0 | 1; source: Source; stale?: true };
export type Answer = { turns: Turn[]; note: string };

export function readAnswer(body: Body): Answer {
  const found: unknown[] = Array.isArray(body["turns"]) ? body["turns"] : [];
  return { turns: found.filter(isRecord).map(readTurn), note: asText(body["note"]) };
}

function readTurn(value: Record<string, unknown>): Turn {
  const role = value["role"] === "assistant" ? "assistant" : "user";
  const turn: Turn = {
    role, content: asText(value["content"]), weight: role === "assistant" && value["weight"] === 1 ? 1 : 0, source: readSource(value["source"]),
  };
  return value["stale"] === true ? { ...turn, stale: true } : turn;
}

function readSource(value: unknown): Source {
  if (!isRecord(value)) return null;
  const at = asNumber(value["at"]);
  const id = asNumber(value["id"]);
  if (value["from"] === "item" && at !== null) return { from: "item", at };
  return value["from"] === "generation" && id !== null ? { from: "generation", id } : null;
}

/** Give the turns that a person starts from: those of the item where they are a draft, and the draft of the next. */
export function draftsOf(form: Form, view: View): { role: Role; content: string; media: Media[] | undefined }[] {
  const spoken = view.conversation.flatMap((turn) => (turn.role === "system" ? [] : [{ role: turn.role, content: turn.content, media: turn.media }]));
  const offered = view.candidates.map((each) => ({ role: "assistant" as const, content: each.content, media: each.media }));
  return [...(form.given === "draft" ? spoken : []), ...(form.given === "scenario" ? [] : offered)];
}

/** A new answer is the draft as it is, or one empty turn to begin with. */
export function emptyBody(form: Form, view: View): Answer {
  const turns = draftsOf(form, view).map(({ role, content }, at): Turn => ({ role, content, weight: weightOf(role), source: { from: "item", at } }));
  return { turns: turns.length > 0 ? turns : [blank(firstRole(form))], note: "" };
}

export function blank(role: Role): Turn {
  return { role, content: "", weight: weightOf(role), source: null };
}

export function firstRole(form: Form): Role {
  return form.given === "fixed" ? "assistant" : "user";
}

export function weightOf(role: Role): 0 | 1 {
  return role === "assistant" ? 1 : 0;
}

export function turnRule(form: Form, role: Role): TextRule {
  const rule = role === "assistant" ? form.answer : undefined;
  return { min: Math.max(1, rule?.min_chars ?? 1), max: rule?.max_chars ?? MOST_CHARS };
}

export function countRule(form: Form): { min: number; max: number } {
  return form.turns ?? { min: 1, max: 150 };
}

export function alternates(form: Form): boolean {
  return form.alternate !== false;
}

export function complete(form: Form, body: Body): Problem[] {
  const { turns, note } = readAnswer(body);
  const { min, max } = countRule(form);
  const count: Problem[] = turns.length < min || turns.length > max ? [{ path: "turns", reason: "out_of_range", low: min, high: max }] : [];
  return [...count, ...turns.flatMap((_, at) => turnProblems(form, turns, at)), ...checkText("note", note, { min: 0, max: MOST_CHARS })];
}

/** Say what is wrong with one turn: its text, its place between the others, or that it waits for a word. */
export function turnProblems(form: Form, turns: readonly Turn[], at: number): Problem[] {
  const turn = turns[at];
  if (!turn) return [];
  const before = at === 0 ? null : (turns[at - 1]?.role ?? null);
  const misplaced = alternates(form) && (at === 0 ? turn.role !== firstRole(form) : turn.role === before);
  const unended = at === turns.length - 1 && turn.role !== "assistant";
  return [
    ...checkText(`turns[${at}].content`, turn.content, turnRule(form, turn.role)),
    ...(misplaced || unended ? [{ path: `turns[${at}].role`, reason: unended && !misplaced ? "last_role" : "same_role" } as const] : []),
    ...(turn.stale ? [{ path: `turns[${at}].stale`, reason: "stale" } as const] : []),
  ];
}

export function filled(form: Form, body: Body): { done: number; of: number } {
  const { turns } = readAnswer(body);
  const done = turns.filter((turn) => !turn.stale && countMeant(turn.content) >= turnRule(form, turn.role).min).length;
  return { done, of: Math.max(countRule(form).min, turns.length) };
}
