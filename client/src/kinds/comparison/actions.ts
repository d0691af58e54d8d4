// The keys of a comparison: digits prefer, Shift+digit scores A and Alt+digit scores B on the active dimension.
import type { Action } from "@/lib/keys/action";
import type { KindTools } from "../contract";
import { activeKey, digitRange, digitsOf, movingActions, nextOpen } from "../dimensions";
import { focusField, releaseScale } from "../focus";
import { preferred, readAnswer, scored, SIDES, strengthOf, type Side } from "./answer";
import { preferenceWords } from "./words";

export const MODIFIER: Record<Side, string> = { A: "Shift", B: "Alt" };

export function comparisonActions(tools: KindTools): Action[] {
  return [
    ...preferring(tools),
    ...SIDES.flatMap((side) => digitsOf(tools.form, tools.active).map((digit) => scoring(tools, side, digit))),
    clearing(tools),
    ...movingActions(tools, () => focusField("reason")),
  ];
}

function preferring({ form, body, change, words, language }: KindTools): Action[] {
  const labels = preferenceWords[language].scale[strengthOf(form)] ?? [];
  return labels.map((label, at) => ({
    id: `prefer-${at + 1}`, label, keys: [String(at + 1)], group: words.groups.preference,
    run: () => {
      change(preferred(form, body, at + 1));
      releaseScale();
    },
  }));
}

function scoring(tools: KindTools, side: Side, digit: number): Action {
  const { form, body, change, active, setActive, words } = tools;
  return {
    id: `rate-${side}-${digit}`, label: words.rateSide(side, digit), keys: [`${MODIFIER[side]}+${digit}`],
    family: { keys: `${MODIFIER[side]}+${digitRange(form, active)}`, label: words.rateFamily(side) },
    group: words.groups.rate,
    run: () => {
      const key = activeKey(form, active);
      if (!key) return;
      const next = scored(form, body, { side, key, score: digit });
      change(next);
      setActive(nextOpen(form, key, Object.values(readAnswer(form, next).ratings)));
      releaseScale();
    },
  };
}

function clearing({ form, body, change, active, words }: KindTools): Action {
  return {
    id: "clear", label: words.clear, keys: ["0", "Backspace"], group: words.groups.rate,
    run: () => {
      const key = activeKey(form, active);
      if (!key) return;
      const half = scored(form, body, { side: "A", key, score: null });
      change(scored(form, half, { side: "B", key, score: null }));
    },
  };
}
