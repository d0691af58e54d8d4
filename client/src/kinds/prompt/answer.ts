// The body of written prompts. Mirrors the server's checks; of two that are nearly the same the later one is refused.
import type { Body, Form, PromptTag } from "@/api/types";
import { twinsIn } from "../alike";
import { asText, checkText, countMeant, isRecord, MOST_CHARS, type Problem, type TextRule } from "../problems";
import { kindWords, type KindWords } from "../words";
import { promptWords } from "./words";

export type Written = { text: string; tags: Record<string, string> };
export type Answer = { prompts: Written[]; note: string };

export function readAnswer(body: Body): Answer {
  const found: unknown[] = Array.isArray(body["prompts"]) ? body["prompts"] : [];
  return { prompts: found.filter(isRecord).map(readPrompt), note: asText(body["note"]) };
}

function readPrompt(value: Record<string, unknown>): Written {
  const tags = isRecord(value["tags"]) ? value["tags"] : {};
  const said = Object.entries(tags).filter((each): each is [string, string] => typeof each[1] === "string");
  return { text: asText(value["text"]), tags: Object.fromEntries(said) };
}

/** A new answer has one empty prompt to begin with. */
export function emptyBody(): Answer {
  return { prompts: [blank()], note: "" };
}

export function blank(): Written {
  return { text: "", tags: {} };
}

export function tagsOf(form: Form): PromptTag[] {
  return form.tags ?? [];
}

export function countRule(form: Form): { min: number; max: number } {
  return form.prompts ?? { min: 1, max: 20 };
}

export function textRule(form: Form): TextRule {
  return { min: Math.max(1, form.answer?.min_chars ?? 1), max: form.answer?.max_chars ?? MOST_CHARS };
}

export function complete(form: Form, body: Body): Problem[] {
  const { prompts, note } = readAnswer(body);
  const { min, max } = countRule(form);
  const wrong = prompts.length < min || prompts.length > max;
  const count: Problem[] = wrong ? [own("prompts", (words) => words.countWrong(min, max))] : [];
  return [...promptProblems(form, prompts).flat(), ...count, ...checkText("note", note, { min: 0, max: MOST_CHARS })];
}

/** Say what is wrong with each prompt: its text, its tags, or that it is nearly the same as an earlier one. */
export function promptProblems(form: Form, prompts: readonly Written[]): Problem[][] {
  const twins = twinsIn(prompts.map((each) => each.text));
  return prompts.map(({ text, tags }, at) => {
    const twin = twins.get(at);
    const missing = tagsOf(form).filter((tag) => tag.required && !tag.choices.some((each) => each.key === tags[tag.key]));
    return [
      ...checkText(`prompts[${at}].text`, text, textRule(form)),
      ...(twin === undefined ? [] : [own(`prompts[${at}].text`, (words) => words.twin(twin + 1))]),
      ...missing.map((tag) => own(`prompts[${at}].tags.${tag.key}`, (words, zh) => words.missingTag(tag.label[zh ? "zh" : "en"]))),
    ];
  });
}

function own(path: string, say: (words: typeof promptWords.zh, zh: boolean) => string): Problem {
  return { path, reason: "own", say: (of: KindWords) => say(of === kindWords.zh ? promptWords.zh : promptWords.en, of === kindWords.zh) };
}

export function filled(form: Form, body: Body): { done: number; of: number } {
  const { prompts } = readAnswer(body);
  const wrong = promptProblems(form, prompts);
  const done = prompts.filter((each, at) => countMeant(each.text) > 0 && wrong[at]?.length === 0).length;
  return { done, of: Math.max(countRule(form).min, prompts.length) };
}

/** Which prompt is active: a number from 0, kept as text like any active field. */
export function activeAt(active: string | null, count: number): number {
  const at = active !== null && /^\d+$/.test(active) ? Number(active) : 0;
  return Math.min(at, Math.max(0, count - 1));
}

export function written(prompts: readonly Written[], at: number, change: Partial<Written>): Written[] {
  return prompts.map((each, place) => (place === at ? { ...each, ...change } : each));
}

/** Choose a tag's value; the same again takes it back. */
export function tagged(prompts: readonly Written[], at: number, tag: string, choice: string): Written[] {
  const { [tag]: before, ...rest } = prompts[at]?.tags ?? {};
  return written(prompts, at, { tags: before === choice ? rest : { ...rest, [tag]: choice } });
}
