// The body of a dialogue: the talk with a rating of each reply, scores of the whole, and perhaps why.
import type { Body, Form } from "@/api/types";
import {
  asText, checkReason, checkScores, countMeant, readScores, reasonRule, type Problem, type Scores,
} from "../problems";
import { checkRounds, readRounds, writeRounds, type Round } from "../talk/rounds";

export const SIDE = "only";
export const SIDES = [SIDE] as const;
export type Answer = { rounds: Round[]; scores: Scores; reason: string };

export function rates(form: Form): boolean {
  return form.rate_replies ?? true;
}

export function readAnswer(form: Form, body: Body): Answer {
  return { rounds: readRounds(body, SIDES), scores: readScores(form, body["scores"]), reason: asText(body["reason"]) };
}

export function emptyBody(form: Form): Body {
  return { rounds: [], scores: readScores(form, {}), reason: "" };
}

/** The place of the first reply that still waits for its rating, or -1. */
export function firstUnrated(rounds: readonly Round[]): number {
  return rounds.findIndex(({ replies }) => replies[SIDE]?.content && !replies[SIDE].rating);
}

export function complete(form: Form, body: Body): Problem[] {
  const { rounds, scores, reason } = readAnswer(form, body);
  const unrated = rates(form) && firstUnrated(rounds) >= 0;
  return [
    ...checkRounds(form, rounds), ...(unrated ? [{ path: "replies", reason: "missing" } as const] : []),
    ...checkScores("scores", form, scores), ...checkReason(form, reason),
  ];
}

export function filled(form: Form, body: Body): { done: number; of: number } {
  const { rounds, scores, reason } = readAnswer(form, body);
  const least = reasonRule(form).min;
  const parts = [
    checkRounds(form, rounds).length === 0, ...form.dimensions.map(({ key }) => scores[key] != null),
    ...(rates(form) ? [rounds.length > 0 && firstUnrated(rounds) < 0] : []), ...(least > 0 ? [countMeant(reason) >= least] : []),
  ];
  return { done: parts.filter(Boolean).length, of: parts.length };
}

export function scored(form: Form, body: Body, { key, score }: { key: string; score: number | null }): Body {
  return { ...body, scores: { ...readScores(form, body["scores"]), [key]: score } };
}

/** Rate the first reply that has no rating yet; with all rated, the last one again. */
export function rated(form: Form, body: Body, rating: "good" | "bad"): Body {
  const { rounds } = readAnswer(form, body);
  const open = firstUnrated(rounds);
  const at = open >= 0 ? open : rounds.length - 1;
  return {
    ...body,
    rounds: writeRounds(rounds.map((round, place) => {
      const reply = round.replies[SIDE];
      return place === at && reply ? { ...round, replies: { [SIDE]: { ...reply, rating } } } : round;
    })),
  };
}
