// The body of a grown tree: new replies and those that stood there, best first, and labels of what others wrote.
import type { Body, Form, View } from "@/api/types";
import { isTwin, twinsIn } from "../alike";
import { asNumber, asText, checkText, countMeant, isRecord, MOST_CHARS, type Problem, type TextRule } from "../problems";
import { kindWords, type KindWords } from "../words";
import { treeWords } from "./words";

export type Written = { text: string; next: string[] };
export type Entry = { slot: string } | Written;
export type Labels = Record<string, Record<string, number>>;
export type Answer = { replies: Entry[]; ordered: boolean; labels: Labels; note: string };
export type Role = "user" | "assistant";

export function readAnswer(body: Body): Answer {
  const found: unknown[] = Array.isArray(body["replies"]) ? body["replies"] : [];
  return { replies: found.filter(isRecord).map(readEntry), ordered: body["ordered"] === true, labels: readLabels(body["labels"]), note: asText(body["note"]) };
}

function readEntry(value: Record<string, unknown>): Entry {
  if (typeof value["slot"] === "string") return { slot: value["slot"] };
  const next: unknown[] = Array.isArray(value["next"]) ? value["next"] : [];
  return { text: asText(value["text"]), next: next.map(asText) };
}

function readLabels(value: unknown): Labels {
  const found = isRecord(value) ? Object.entries(value) : [];
  return Object.fromEntries(found.map(([target, given]) => [target, readScores(given)]));
}

function readScores(value: unknown): Record<string, number> {
  const found = isRecord(value) ? Object.entries(value) : [];
  return Object.fromEntries(found.flatMap(([key, score]) => { const number = asNumber(score); return number === null ? [] : [[key, number]]; }));
}

export function isWritten(entry: Entry): entry is Written {
  return !("slot" in entry);
}

/** A new answer has the replies that stand there, and below them an empty one where one must be written. */
export function emptyBody(form: Form, view: View): Answer {
  const given = view.candidates.map(({ slot }) => ({ slot }));
  const writes = given.length === 0 || countRule(form).min > 0;
  return { replies: writes ? [...given, blank(goesOn(form) ? [""] : [])] : given, ordered: false, labels: {}, note: "" };
}

export function blank(next: string[] = []): Written {
  return { text: "", next };
}

/** Who speaks after the path. */
export function nextRole(view: View): Role {
  return view.conversation.at(-1)?.role === "user" ? "assistant" : "user";
}

export function otherRole(role: Role): Role {
  return role === "user" ? "assistant" : "user";
}

export function goesOn(form: Form): boolean {
  return form.task === "both";
}

export function countRule(form: Form): { min: number; max: number } {
  return form.replies ?? { min: 1, max: 10 };
}

export function textRule(form: Form): TextRule {
  return { min: Math.max(1, form.answer?.min_chars ?? 1), max: form.answer?.max_chars ?? MOST_CHARS };
}

export function complete(form: Form, body: Body, view: View): Problem[] {
  const { replies, ordered, note } = readAnswer(body);
  const { min, max } = countRule(form);
  const least = view.candidates.length > 0 ? min : Math.max(1, min);
  const written = replies.filter(isWritten);
  const wrong = written.length < least || written.length > max;
  const follows = goesOn(form) && written.length > 0 && !written.some((each) => each.next.length > 0);
  return [
    ...replies.flatMap((_, at) => replyProblems(form, replies, view, at)),
    ...(wrong ? [own("written", (words) => words.countWrong(least, max))] : []),
    ...(follows ? [own("written", (words) => words.followNeeded)] : []),
    ...(replies.length > 1 && !ordered ? [own("ordered", (words) => words.notOrdered)] : []),
    ...checkText("note", note, { min: 0, max: MOST_CHARS }),
  ];
}

/** Say what is wrong with one new reply and with what follows it. */
export function replyProblems(form: Form, replies: readonly Entry[], view: View, at: number): Problem[] {
  const entry = replies[at];
  if (!entry || !isWritten(entry)) return [];
  const rule = textRule(form);
  const path = `replies[${at}].text`;
  const twin = twinsIn(replies.map((each) => (isWritten(each) ? each.text : ""))).get(at);
  const given = view.candidates.find((each) => isTwin(each.content, entry.text));
  const followers = twinsIn(entry.next);
  return [
    ...checkText(path, entry.text, rule),
    ...(twin === undefined ? [] : [own(path, (words) => words.twin(twin + 1))]),
    ...(given ? [own(path, (words) => words.twinGiven(given.slot))] : []),
    ...entry.next.flatMap((text, place) => checkText(`replies[${at}].next[${place}]`, text, { min: 1, max: rule.max })),
    ...[...followers].map(([place, earlier]) => own(`replies[${at}].next[${place}]`, (words) => words.twin(earlier + 1))),
  ];
}

function own(path: string, say: (words: typeof treeWords.zh) => string): Problem {
  return { path, reason: "own", say: (of: KindWords) => say(of === kindWords.zh ? treeWords.zh : treeWords.en) };
}

export function filled(form: Form, body: Body, view: View): { done: number; of: number } {
  const { replies, ordered } = readAnswer(body);
  const written = replies.flatMap((each, at) => (isWritten(each) ? [{ at, each }] : []));
  const done = written.filter(({ at, each }) => countMeant(each.text) > 0 && replyProblems(form, replies, view, at).length === 0).length;
  const asks = replies.length > 1 ? 1 : 0;
  return { done: done + (asks && ordered ? 1 : 0), of: Math.max(countRule(form).min, written.length) + asks };
}

/** Say an answer as if its candidates had been shown in the item's own order. */
export function inOrder(_: Form, body: Body, slots: readonly string[]): Body {
  const own = (slot: string) => slots[slot.charCodeAt(0) - FIRST] ?? slot;
  const as = (id: string) => String.fromCharCode(FIRST + Number(id.replace(/^c/, "")) - 1);
  const turned = (slot: string) => (/^c\d+$/.test(own(slot)) ? as(own(slot)) : slot);
  const answer = readAnswer(body);
  return {
    ...answer, replies: answer.replies.map((each) => (isWritten(each) ? each : { slot: turned(each.slot) })),
    labels: Object.fromEntries(Object.entries(answer.labels).map(([target, given]) => [target === PARENT ? target : turned(target), given])),
  };
}

const FIRST = "A".charCodeAt(0);
export const PARENT = "parent";
