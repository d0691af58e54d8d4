// The body of a rating: a score for each dimension and a reason.
import type { Body, Form } from "@/api/types";
import {
  asText, checkReason, checkScores, countMeant, readScores, reasonRule, type Problem, type Scores,
} from "../problems";

const WHOLE_BP = 10_000;

export type Answer = { scores: Scores; reason: string };

export function readAnswer(form: Form, body: Body): Answer {
  return { scores: readScores(form, body["scores"]), reason: asText(body["reason"]) };
}

export function complete(form: Form, body: Body): Problem[] {
  const answer = readAnswer(form, body);
  return [...checkScores("scores", form, answer.scores), ...checkReason(form, answer.reason)];
}

export function filled(form: Form, body: Body): { done: number; of: number } {
  const { scores, reason } = readAnswer(form, body);
  const least = reasonRule(form).min;
  const done = form.dimensions.filter(({ key }) => scores[key] != null).length;
  const reasonDone = least > 0 && countMeant(reason) >= least ? 1 : 0;
  return { done: done + reasonDone, of: form.dimensions.length + (least > 0 ? 1 : 0) };
}

export function scored(form: Form, body: Body, { key, score }: { key: string; score: number | null }): Body {
  const answer = readAnswer(form, body);
  return { ...answer, scores: { ...answer.scores, [key]: score } };
}

export function reasoned(form: Form, body: Body, reason: string): Body {
  return { ...readAnswer(form, body), reason };
}

export type Total = { is: "open" } | { is: "vetoed" } | { is: "known"; value: number };

/** Weigh the scores; 6000 and 4000 with 4 and 3 give 3.6, and one score at its veto gives 0. */
export function total(form: Form, scores: Scores): Total {
  let sum = 0;
  for (const { key, weight_bp, veto_at } of form.dimensions) {
    const score = scores[key] ?? null;
    if (score === null) return { is: "open" };
    if (veto_at !== null && score <= veto_at) return { is: "vetoed" };
    sum += weight_bp * score;
  }
  return { is: "known", value: sum / WHOLE_BP };
}
