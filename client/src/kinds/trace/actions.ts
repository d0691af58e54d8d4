// The keys of reviewing a trace: 1, 2, 3 judge the active step and go on to the agent's next; after "wrong" a digit
// says what is wrong. Letters give the goal, Shift with a digit scores the active dimension.
import type { Action } from "@/lib/keys/action";
import type { KindTools } from "../contract";
import { activeKey, digitRange, digitsOf, nextOpen } from "../dimensions";
import { focusField, releaseScale } from "../focus";
import { labelOf } from "../problems";
import { isChoosing, readActive, writeActive } from "./active";
import { errorsOf, GOALS, isAgents, isUnsorted, judged, judgedAt, LABELS, readAnswer, traceOf, type Goal, type Label } from "./answer";
import { toggleFold } from "./folding";
import { traceWords } from "./words";

type Tools = Pick<KindTools, "form" | "view" | "body" | "change" | "active" | "setActive">;

export const GOAL_KEYS: Record<Goal, string> = { reached: "Y", partly: "U", missed: "N" };

export function traceActions(tools: KindTools): Action[] {
  const { form, view, body, change, language, setActive } = tools;
  const words = traceWords[language];
  const { judge, move } = words.groups;
  const { length } = traceOf(view);
  const here = readActive(tools.active, length);
  const { at } = here;
  const choosing = isChoosing(here, (step) => isUnsorted(form, body, view, step));
  const go = (to: number) => () => { setActive(String(Math.min(length - 1, Math.max(0, to)))); releaseScale(); };
  return [
    ...(choosing ? errors(tools, at) : labels(tools, at)),
    { id: "rest-right", label: words.restRight, keys: ["0"], group: judge, run: () => change(restRight(tools)) },
    { id: "clear", label: words.clear, keys: ["Backspace"], group: judge, run: () => { change(judged(form, body, view, { at, label: null })); setActive(String(at)); } },
    ...GOALS.map((goal): Action => ({
      id: `goal-${goal}`, label: words.setGoal(words.goals[goal]), keys: [GOAL_KEYS[goal]], group: judge, run: () => { change({ ...readAnswer(form, body), goal }); releaseScale(); },
    })),
    ...scoring(tools),
    { id: "toggle-fold", label: words.toggleFold, keys: ["T"], group: move, run: () => toggleFold(at) },
    { id: "next-step", label: words.next, keys: ["J"], run: go(at + 1), repeats: true, group: move },
    { id: "previous-step", label: words.previous, keys: ["K"], run: go(at - 1), repeats: true, group: move },
    { id: "to-reason", label: words.toReason, keys: ["C"], run: () => focusField("reason"), group: move },
  ];
}

/** Judge a step. What is wrong wants a sort; everything else leads to the agent's next step. */
export function judge(tools: Tools, at: number, label: Label): void {
  const { form, view, body, change, setActive } = tools;
  if (!judgedAt(form, body, view, at)) return;
  change(judged(form, body, view, { at, label }));
  setActive(label === "wrong" ? writeActive({ at, choosing: true }) : String(nextAgents(tools, at)));
}

export function blame(tools: Tools, at: number, error: string): void {
  tools.change(judged(tools.form, tools.body, tools.view, { at, label: "wrong", error }));
  tools.setActive(String(nextAgents(tools, at)));
}

function labels(tools: KindTools, at: number): Action[] {
  const words = traceWords[tools.language];
  return LABELS.map((label, index): Action => ({
    id: `judge-${label}`, label: words.set(words.labels[label]), keys: [String(index + 1)], group: words.groups.judge,
    family: { keys: "1–3", label: words.setFamily }, run: () => { judge(tools, at, label); releaseScale(); },
  }));
}

function errors(tools: KindTools, at: number): Action[] {
  const words = traceWords[tools.language];
  const sorts = errorsOf(tools.form).slice(0, 9);
  return sorts.map((sort, index): Action => ({
    id: `error-${sort.key}`, label: labelOf(sort, tools.language), keys: [String(index + 1)], group: words.groups.judge,
    family: { keys: `1–${sorts.length}`, label: words.errorFamily }, run: () => { blame(tools, at, sort.key); releaseScale(); },
  }));
}

function scoring({ form, body, change, active, setActive, language }: KindTools): Action[] {
  const words = traceWords[language];
  const key = scoredKey(form, active, readAnswer(form, body).scores);
  return digitsOf(form, key).map((score): Action => ({
    id: `score-${score}`, label: words.score(score), keys: [`Shift+${score}`], group: words.groups.judge, family: { keys: `Shift+${digitRange(form, key)}`, label: words.scoreFamily },
    run: () => {
      if (key === null) return;
      const answer = readAnswer(form, body);
      const scores = { ...answer.scores, [key]: score };
      change({ ...answer, scores });
      setActive(nextOpen(form, key, [scores]));
      releaseScale();
    },
  }));
}

/** The dimension that Shift scores: the active one, else the first that is open. */
export function scoredKey(form: Tools["form"], active: string | null, scores: Record<string, number | null>): string | null {
  if (form.dimensions.some((each) => each.key === active)) return active;
  return form.dimensions.find((each) => scores[each.key] == null)?.key ?? activeKey(form, null);
}

function nextAgents({ view }: Tools, at: number): number {
  const next = traceOf(view).findIndex((step, index) => index > at && isAgents(step));
  return next < 0 ? at : next;
}

function restRight({ form, view, body }: Tools) {
  return traceOf(view).reduce((now, _, at) => {
    const each = judgedAt(form, now, view, at);
    return each?.label === null ? judged(form, now, view, { at, label: "right" }) : now;
  }, body);
}
