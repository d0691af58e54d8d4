// The body of a reviewed trace. Only the agent's own steps have a judgement; while one works, an open one has the label null.
import type { Body, Form, SpanLabel, View } from "@/api/types";
import { asText, checkReason, checkScores, countMeant, isRecord, readScores, reasonRule, type Problem, type Scores } from "../problems";

export const LABELS = ["right", "wrong", "needless"] as const;
export const GOALS = ["reached", "partly", "missed"] as const;
export type Label = (typeof LABELS)[number];
export type Goal = (typeof GOALS)[number];
export type Judged = { label: Label | null; error: string | null };
export type Answer = { steps: (Judged | null)[]; first_error: number | null; goal: Goal | null; scores: Scores; reason: string };
export type TraceStep = NonNullable<View["trace"]>[number];

const AGENTS: readonly string[] = ["message", "call", "final"];
const OPEN: Judged = { label: null, error: null };

export function traceOf(view: View): readonly TraceStep[] {
  return view.trace ?? [];
}

export function isAgents(step: TraceStep): boolean {
  return AGENTS.includes(step.type);
}

export function readAnswer(form: Form, body: Body): Answer {
  const found: unknown[] = Array.isArray(body["steps"]) ? body["steps"] : [];
  const steps = found.map((each) => (isRecord(each) ? readJudged(each) : null));
  return {
    steps, first_error: firstOf(steps), goal: GOALS.find((each) => each === body["goal"]) ?? null,
    scores: readScores(form, body["scores"]), reason: asText(body["reason"]),
  };
}

/** Give what a step is judged; a step that is not the agent's is null. */
export function judgedAt(form: Form, body: Body, view: View, at: number): Judged | null {
  const step = traceOf(view)[at];
  return step && isAgents(step) ? (readAnswer(form, body).steps[at] ?? OPEN) : null;
}

/** Say whether a step is called wrong and nobody has said how. */
export function isUnsorted(form: Form, body: Body, view: View, at: number): boolean {
  const given = judgedAt(form, body, view, at);
  return given?.label === "wrong" && given.error === null;
}

export function judged(form: Form, body: Body, view: View, { at, ...change }: Partial<Judged> & { at: number }): Body {
  const answer = readAnswer(form, body);
  const steps = traceOf(view).map((step, index) => {
    if (!isAgents(step)) return null;
    const was = answer.steps[index] ?? OPEN;
    return index === at ? withSense({ ...was, ...change }) : was;
  });
  return { ...answer, steps, first_error: firstOf(steps) };
}

export function complete(form: Form, body: Body, view: View): Problem[] {
  const { goal, scores, reason } = readAnswer(form, body);
  const open = traceOf(view).findIndex((_, at) => {
    const each = judgedAt(form, body, view, at);
    return each !== null && (each.label === null || (each.label === "wrong" && each.error === null));
  });
  return [
    ...(open < 0 ? [] : [{ path: "steps", reason: "missing" } as const]), ...(goal === null ? [{ path: "goal", reason: "missing" } as const] : []),
    ...checkScores("scores", form, scores), ...checkReason(form, reason),
  ];
}

export function filled(form: Form, body: Body, view: View): { done: number; of: number } {
  const { goal, scores, reason } = readAnswer(form, body);
  const own = traceOf(view).map((_, at) => judgedAt(form, body, view, at)).filter((each) => each !== null);
  const least = reasonRule(form).min;
  const given = Object.values(scores).filter((score) => score !== null).length;
  const done = own.filter((each) => each.label !== null).length + (goal === null ? 0 : 1) + given + (least > 0 && countMeant(reason) >= least ? 1 : 0);
  return { done, of: own.length + 1 + form.dimensions.length + (least > 0 ? 1 : 0) };
}

export function errorsOf(form: Form): SpanLabel[] {
  return form.errors ?? [];
}

function firstOf(steps: readonly (Judged | null)[]): number | null {
  const first = steps.findIndex((each) => each?.label === "wrong");
  return first < 0 ? null : first;
}

function withSense(given: Judged): Judged {
  return given.label === "wrong" ? given : { ...given, error: null };
}

function readJudged(value: Record<string, unknown>): Judged {
  return withSense({ label: LABELS.find((each) => each === value["label"]) ?? null, error: typeof value["error"] === "string" ? value["error"] : null });
}
