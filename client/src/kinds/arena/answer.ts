// The body of an arena: the talk with both sides, the vote, how clear it was, and perhaps why.
import type { Body, Form } from "@/api/types";
import { asNumber, asText, checkReason, checkWhole, countMeant, isRecord, reasonRule, type Problem } from "../problems";
import { checkRounds, readRounds } from "../talk/rounds";

export const SIDES = ["A", "B"] as const;
export const VOTES = ["A", "B", "tie", "both_bad"] as const;
export type Vote = (typeof VOTES)[number];
export type Answer = { vote: Vote | null; strength: number | null; reason: string };
const MOST_LEVELS = 3;

export function levelsOf(form: Form): number {
  return form.levels ?? MOST_LEVELS;
}

export function readAnswer(body: Body): Answer {
  const vote = VOTES.find((each) => each === body["vote"]) ?? null;
  return { vote, strength: asNumber(body["strength"]), reason: asText(body["reason"]) };
}

export function emptyBody(): Body {
  return { rounds: [], vote: null, strength: null, reason: "" };
}

/** Vote, and keep how clear it was where both prefer a side. Where there is one level, it is given. */
export function voted(form: Form, body: Body, vote: Vote | null): Body {
  const prefers = vote === "A" || vote === "B";
  const strength = !prefers ? null : levelsOf(form) === 1 ? 1 : readAnswer(body).strength;
  return { ...body, vote, strength };
}

export function complete(form: Form, body: Body): Problem[] {
  const { vote, strength, reason } = readAnswer(body);
  return [
    ...checkRounds(form, readRounds(body, SIDES)),
    ...(vote === null ? [{ path: "vote", reason: "missing" } as const] : []),
    ...(vote === "A" || vote === "B" ? checkWhole("strength", strength, 1, levelsOf(form)) : []),
    ...checkReason(form, reason),
  ];
}

export function filled(form: Form, body: Body): { done: number; of: number } {
  const { vote, strength, reason } = readAnswer(body);
  const least = reasonRule(form).min;
  const prefers = vote === "A" || vote === "B";
  const parts = [
    checkRounds(form, readRounds(body, SIDES)).length === 0, vote !== null && (!prefers || strength !== null),
    ...(least > 0 ? [countMeant(reason) >= least] : []),
  ];
  return { done: parts.filter(Boolean).length, of: parts.length };
}

/** Say the answer as if c1 had been shown as A. */
export function inOrder(_form: Form, body: Body, slots: readonly string[]): Body {
  if ((slots[0] ?? "") <= (slots[1] ?? "")) return body;
  const turned = { A: "B", B: "A", tie: "tie", both_bad: "both_bad" } as const;
  const { vote } = readAnswer(body);
  const rounds = Array.isArray(body["rounds"]) ? body["rounds"] : [];
  return {
    ...body, vote: vote && turned[vote],
    rounds: rounds.filter(isRecord).map((round) => ({ ...round, A: round["B"], B: round["A"] })),
  };
}
