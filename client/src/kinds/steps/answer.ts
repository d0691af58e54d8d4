// The body of judged steps: 1 good, 0 neutral, -1 bad. While a person works, a step that is not judged yet is null.
import type { Body, Form } from "@/api/types";
import { asText, checkReason, countMeant, reasonRule, type Problem } from "../problems";

export type Label = -1 | 0 | 1;
export type Answer = { labels: (Label | null)[]; first_error: number | null; reason: string };

const LABELS: readonly unknown[] = [-1, 0, 1];

export function readAnswer(body: Body): Answer {
  const found: unknown[] = Array.isArray(body["labels"]) ? body["labels"] : [];
  return answerOf(found.map((label) => (LABELS.includes(label) ? (label as Label) : null)), asText(body["reason"])); // it is one
}

export function complete(form: Form, body: Body): Problem[] {
  const { labels, reason } = readAnswer(body);
  const open = labels.length === 0 || labels.includes(null);
  return [...(open ? [{ path: "labels", reason: "missing" } as const] : []), ...checkReason(form, reason)];
}

export function filled(form: Form, body: Body): { done: number; of: number } {
  const { labels, reason } = readAnswer(body);
  const least = reasonRule(form).min;
  const reasoned = least > 0 && countMeant(reason) >= least ? 1 : 0;
  const judged = isFirstOnly(form) ? (labels.length > 0 ? 1 : 0) : labels.filter((label) => label !== null).length;
  return { done: judged + reasoned, of: (isFirstOnly(form) ? 1 : Math.max(1, labels.length)) + (least > 0 ? 1 : 0) };
}

/** Judge one of so many steps. */
export function judged(body: Body, { at, label, count }: { at: number; label: Label | null; count: number }): Body {
  const { labels, reason } = readAnswer(body);
  return answerOf(Array.from({ length: count }, (_, step) => (step === at ? label : (labels[step] ?? null))), reason);
}

/** Say that a step is the first error: what comes before and is open is good; what comes after is not asked, or stays. */
export function firstErrorAt(form: Form, body: Body, { at, count }: { at: number; count: number }): Body {
  const { labels, reason } = readAnswer(body);
  const before = Array.from({ length: at }, (_, step): Label => {
    const label = labels[step] ?? null;
    return isFirstOnly(form) || label === null || label === -1 ? 1 : label;
  });
  if (isFirstOnly(form)) return answerOf([...before, -1], reason);
  const after = Array.from({ length: count - at - 1 }, (_, step) => labels[at + 1 + step] ?? null);
  return answerOf([...before, -1, ...after], reason);
}

/** Say that all steps are good; where each is judged, only those that are still open. */
export function restGood(form: Form, body: Body, count: number): Body {
  const { labels, reason } = readAnswer(body);
  return answerOf(Array.from({ length: count }, (_, step): Label => (isFirstOnly(form) ? 1 : (labels[step] ?? 1))), reason);
}

export function reasoned(body: Body, reason: string): Body {
  return { ...readAnswer(body), reason };
}

export function isFirstOnly(form: Form): boolean {
  return form.mode === "first_error";
}

function answerOf(labels: (Label | null)[], reason: string): Answer {
  const first = labels.indexOf(-1);
  return { labels, first_error: first < 0 ? null : first, reason };
}
