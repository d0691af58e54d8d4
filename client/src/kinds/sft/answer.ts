// The body of a written answer: its text, and a note for the inspector that is no part of the data.
import type { Body, Form, View } from "@/api/types";
import { asText, checkText, countMeant, MOST_CHARS, type Problem, type TextRule } from "../problems";

export type Answer = { text: string; note: string };

export function readAnswer(body: Body): Answer {
  return { text: asText(body["text"]), note: asText(body["note"]) };
}

export function textRule(form: Form): TextRule {
  return { min: Math.max(1, form.answer?.min_chars ?? 1), max: form.answer?.max_chars ?? MOST_CHARS };
}

export function complete(form: Form, body: Body): Problem[] {
  const { text, note } = readAnswer(body);
  return [...checkText("text", text, textRule(form)), ...checkText("note", note, { min: 0, max: MOST_CHARS })];
}

export function filled(form: Form, body: Body): { done: number; of: number } {
  return { done: countMeant(readAnswer(body).text) >= textRule(form).min ? 1 : 0, of: 1 };
}

/** Give the model's draft that the item came with, if there is one. */
export function draftOf(view: View): string | null {
  return view.candidates[0]?.content ?? null;
}
