// The body of a Good-Same-Bad as shown: which side is better, or the same, and perhaps why. Nobody here knows which
// side is the new one.
import type { Body, Form } from "@/api/types";
import { asText, checkReason, countMeant, reasonRule, type Problem } from "../problems";

export const VERDICTS = ["A", "same", "B"] as const;
export type Verdict = (typeof VERDICTS)[number];
export type Answer = { verdict: Verdict | null; reason: string };

export function readAnswer(body: Body): Answer {
  return { verdict: VERDICTS.find((each) => each === body["verdict"]) ?? null, reason: asText(body["reason"]) };
}

export function complete(form: Form, body: Body): Problem[] {
  const { verdict, reason } = readAnswer(body);
  return [
    ...checkReason(form, reason), ...(verdict === null ? [{ path: "verdict", reason: "missing" } as const] : []),
  ];
}

/** Say the verdict as if c1 had been shown as A. */
export function inOrder(_form: Form, body: Body, slots: readonly string[]): Body {
  const answer = readAnswer(body);
  const isTurned = (slots[0] ?? "") > (slots[1] ?? "");
  const turned = { A: "B", same: "same", B: "A" } as const;
  return isTurned && answer.verdict !== null ? { ...answer, verdict: turned[answer.verdict] } : answer;
}

export function filled(form: Form, body: Body): { done: number; of: number } {
  const { verdict, reason } = readAnswer(body);
  const least = reasonRule(form).min;
  const reasoned = least > 0 && countMeant(reason) >= least ? 1 : 0;
  return { done: (verdict === null ? 0 : 1) + reasoned, of: 1 + (least > 0 ? 1 : 0) };
}
