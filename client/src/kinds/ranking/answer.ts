// The body of a ranking as shown: a rank for each slot, whether none is good, and a reason.
import type { Body, Form, View } from "@/api/types";
import { asNumber, asText, checkReason, checkWhole, countMeant, isRecord, reasonRule, type Problem } from "../problems";
import { isDense, type Ranks } from "./order";

const SLOT_NAMES = "ABCDEFGH";

export type Answer = { ranks: Ranks; none_good: boolean; reason: string };

export function slotsOf(view: View): string[] {
  return view.candidates.map((each) => each.slot);
}

export function readAnswer(body: Body, slots: readonly string[]): Answer {
  const ranks = isRecord(body["ranks"]) ? body["ranks"] : {};
  return {
    ranks: Object.fromEntries(slots.map((slot) => [slot, asNumber(ranks[slot])])),
    none_good: body["none_good"] === true,
    reason: asText(body["reason"]),
  };
}

export function complete(form: Form, body: Body, view: View): Problem[] {
  const slots = slotsOf(view);
  const { ranks, reason } = readAnswer(body, slots);
  const each = slots.flatMap((slot) => checkWhole(`ranks.${slot}`, ranks[slot] ?? null, 1, slots.length));
  const gap: Problem[] = each.length === 0 && !isDense(ranks, slots) ? [{ path: "ranks", reason: "gap" }] : [];
  return [...each, ...gap, ...checkReason(form, reason)];
}

export function filled(form: Form, body: Body, view: View): { done: number; of: number } {
  const slots = slotsOf(view);
  const { ranks, reason } = readAnswer(body, slots);
  const least = reasonRule(form).min;
  const reasoned = least > 0 && countMeant(reason) >= least ? 1 : 0;
  return {
    done: slots.filter((slot) => ranks[slot] != null).length + reasoned,
    of: slots.length + (least > 0 ? 1 : 0),
  };
}

/** Say the ranks as if c1 had been shown as A, c2 as B: with c2, c3, c1 shown, the rank of C is A's. */
export function inOrder(_form: Form, body: Body, seen: readonly string[]): Body {
  const names = seen.map((_, at) => SLOT_NAMES[at] ?? "");
  const { ranks, ...rest } = readAnswer(body, names);
  const own = seen.toSorted().map((candidate, at) => [names[at] ?? "", ranks[names[seen.indexOf(candidate)] ?? ""] ?? null]);
  return { ...rest, ranks: Object.fromEntries(own) as Ranks };
}

/** The slot that the keys work on: the one in focus, or the first. */
export function activeSlot(slots: readonly string[], active: string | null): string {
  return active !== null && slots.includes(active) ? active : (slots[0] ?? "");
}
