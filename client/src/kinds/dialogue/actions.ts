// The keys of a dialogue: Q stops or retries, U and B rate a reply good or bad, digits score as in a rating.
import type { Action } from "@/lib/keys/action";
import type { KindTools } from "../contract";
import { activeKey, digitRange, digitsOf, movingActions, nextOpen } from "../dimensions";
import { focusField, releaseScale } from "../focus";
import { toggleSide } from "../talk/controls";
import { talkWords } from "../talk/words";
import { rated, rates, readAnswer, scored, SIDE } from "./answer";

export const TOGGLE_KEY = "Q";

export function dialogueActions(tools: KindTools): Action[] {
  const { form, body, change, active, words, language } = tools;
  const talk = talkWords[language];
  const rating = { group: talk.groups.rate, enabled: rates(form) };
  return [
    { id: "toggle", label: talk.toggle(talk.side(SIDE)), keys: [TOGGLE_KEY], group: talk.groups.talk, run: toggleSide(SIDE) },
    { id: "to-talk", label: talk.toTalk, keys: ["T"], group: words.groups.move, run: () => focusField("rounds") },
    { id: "rate-good", label: talk.rateGood, keys: ["U"], ...rating, run: () => change(rated(form, body, "good")) },
    { id: "rate-bad", label: talk.rateBad, keys: ["B"], ...rating, run: () => change(rated(form, body, "bad")) },
    ...digitsOf(form, active).map((digit): Action => ({
      id: `rate-${digit}`, label: words.rate(digit), keys: [String(digit), `Shift+${digit}`], group: words.groups.rate,
      family: { keys: digitRange(form, active), label: words.rateFamily("") }, run: () => score(tools, digit),
    })),
    ...movingActions(tools, () => focusField("reason")),
  ];
}

function score({ form, body, change, active, setActive }: KindTools, digit: number): void {
  const key = activeKey(form, active);
  if (!key) return;
  const next = scored(form, body, { key, score: digit });
  change(next);
  setActive(nextOpen(form, key, [readAnswer(form, next).scores]));
  releaseScale();
}
