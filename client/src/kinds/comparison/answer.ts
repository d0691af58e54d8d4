// The body of a comparison as shown: a preference from 1 (A much better) to the form's strength, scores for both
// sides, and a reason.
import type { Body, Form } from "@/api/types";
import {
  asNumber,
  asText,
  checkReason,
  checkScores,
  checkWhole,
  isRecord,
  readScores,
  reasonRule,
  countMeant,
  type Problem,
  type Scores,
} from "../problems";

export const SIDES = ["A", "B"] as const;
export type Side = (typeof SIDES)[number];
export type Answer = { preference: number | null; ratings: Record<Side, Scores>; reason: string };

const USUAL_STRENGTH = 7;

export function strengthOf(form: Form): number {
  return form.strength ?? USUAL_STRENGTH;
}

export function readAnswer(form: Form, body: Body): Answer {
  const ratings = isRecord(body["ratings"]) ? body["ratings"] : {};
  return {
    preference: asNumber(body["preference"]),
    ratings: { A: readScores(form, ratings["A"]), B: readScores(form, ratings["B"]) },
    reason: asText(body["reason"]),
  };
}

export function complete(form: Form, body: Body): Problem[] {
  const answer = readAnswer(form, body);
  return [
    ...form.dimensions.flatMap((dimension) =>
      SIDES.flatMap((side) =>
        checkScores(`ratings.${side}`, { dimensions: [dimension] }, answer.ratings[side]),
      ),
    ),
    ...checkReason(form, answer.reason),
    ...checkWhole("preference", answer.preference, 1, strengthOf(form)),
  ];
}

export function filled(form: Form, body: Body): { done: number; of: number } {
  const answer = readAnswer(form, body);
  const scored = form.dimensions.filter(({ key }) =>
    SIDES.every((side) => answer.ratings[side][key] != null),
  );
  const least = reasonRule(form).min;
  const reasoned = least > 0 && countMeant(answer.reason) >= least ? 1 : 0;
  return {
    done: scored.length + (answer.preference === null ? 0 : 1) + reasoned,
    of: form.dimensions.length + 1 + (least > 0 ? 1 : 0),
  };
}

/** Give one side's dimension a score, or take it away with null. */
export function scored(
  form: Form,
  body: Body,
  { side, key, score }: { side: Side; key: string; score: number | null },
): Body {
  const answer = readAnswer(form, body);
  return { ...answer, ratings: { ...answer.ratings, [side]: { ...answer.ratings[side], [key]: score } } };
}

export function preferred(form: Form, body: Body, preference: number | null): Body {
  return { ...readAnswer(form, body), preference };
}

export function reasoned(form: Form, body: Body, reason: string): Body {
  return { ...readAnswer(form, body), reason };
}

/** Say the answer as if c1 had been shown as A: with c2 as A, a preference of 2 of 7 becomes 6, and the scores change sides. */
export function inOrder(form: Form, body: Body, slots: readonly string[]): Body {
  const answer = readAnswer(form, body);
  if (isSorted(slots)) return answer;
  const { preference, ratings } = answer;
  return {
    ...answer, ratings: { A: ratings.B, B: ratings.A },
    preference: preference === null ? null : strengthOf(form) + 1 - preference,
  };
}

function isSorted(slots: readonly string[]): boolean {
  return slots.every((slot, at) => at === 0 || (slots[at - 1] ?? "") <= slot);
}
