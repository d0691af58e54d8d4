// The keys of a rating: a digit, with or without Shift, scores the active dimension and moves on.
import type { Action } from "@/lib/keys/action";
import type { KindTools } from "../contract";
import { activeKey, digitRange, digitsOf, movingActions, nextOpen } from "../dimensions";
import { focusField, releaseScale } from "../focus";
import { readAnswer, scored } from "./answer";

export function ratingActions(tools: KindTools): Action[] {
  return [
    ...digitsOf(tools.form, tools.active).map((digit) => scoring(tools, digit)),
    clearing(tools),
    ...movingActions(tools, () => focusField("reason")),
  ];
}

function scoring({ form, body, change, active, setActive, words }: KindTools, digit: number): Action {
  return {
    id: `rate-${digit}`, label: words.rate(digit), keys: [String(digit), `Shift+${digit}`], group: words.groups.rate,
    family: { keys: digitRange(form, active), label: words.rateFamily("") },
    run: () => {
      const key = activeKey(form, active);
      if (!key) return;
      const next = scored(form, body, { key, score: digit });
      change(next);
      setActive(nextOpen(form, key, [readAnswer(form, next).scores]));
      releaseScale();
    },
  };
}

function clearing({ form, body, change, active, words }: KindTools): Action {
  return {
    // On a scale from 0 the digit is a score; Backspace clears on every scale.
    id: "clear", label: words.clear, keys: digitsOf(form, active).includes(0) ? ["Backspace"] : ["0", "Backspace"],
    group: words.groups.rate,
    run: () => {
      const key = activeKey(form, active);
      if (key) change(scored(form, body, { key, score: null }));
    },
  };
}
