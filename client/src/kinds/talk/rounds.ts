// The rounds of a talk with models: what the person wrote, and each side's reply. A reply that is still on its way, or
// was lost with the page, is null.
import type { Body, Form, Turn, View } from "@/api/types";
import { asNumber, asText, countMeant, isRecord, type Problem } from "../problems";

export type State = "done" | "stopped" | "failed";
export type Reply = {
  content: string; generation: number | null; state: State;
  /** How many characters were on the screen when the answer was handed in before the reply had ended. */
  shown?: number | undefined;
  rating?: "good" | "bad" | undefined; note?: string | undefined; edit?: string | undefined;
};
export type Round = { user: string; replies: Record<string, Reply | null> };
export type TalkForm = { opening: "message" | "topic"; rounds: { min: number; max: number } };

const STATES: readonly State[] = ["done", "stopped", "failed"];
const MOST_ROUNDS = 50;

export function talkForm(form: Form): TalkForm {
  return { opening: form.opening ?? "message", rounds: form.rounds ?? { min: 1, max: MOST_ROUNDS } };
}

export function readRounds(body: Body, sides: readonly string[]): Round[] {
  const found = Array.isArray(body["rounds"]) ? body["rounds"] : [];
  return found.filter(isRecord).map((each) => ({
    user: asText(each["user"]), replies: Object.fromEntries(sides.map((side) => [side, readReply(each[side])])),
  }));
}

function readReply(value: unknown): Reply | null {
  if (!isRecord(value)) return null;
  const rating = value["rating"];
  return {
    content: asText(value["content"]), generation: asNumber(value["generation"]),
    state: STATES.find((each) => each === value["state"]) ?? "failed",
    ...(typeof value["shown"] === "number" ? { shown: value["shown"] } : {}),
    ...(rating === "good" || rating === "bad" ? { rating } : {}),
    ...(typeof value["note"] === "string" ? { note: value["note"] } : {}),
    ...(typeof value["edit"] === "string" ? { edit: value["edit"] } : {}),
  };
}

/** Say the rounds as the server takes them. */
export function writeRounds(rounds: readonly Round[]): unknown[] {
  return rounds.map(({ user, replies }) => ({ user, ...replies }));
}

/** The messages that a side's model answers in this round; rounds in which the side said nothing are no part of them. */
export function messagesFor(view: View, rounds: readonly Round[], { side, at }: { side: string; at: number }): Turn[] {
  const messages: Turn[] = view.conversation.slice(0, -1);
  for (const round of rounds.slice(0, at)) {
    const reply = round.replies[side];
    if (reply?.content) messages.push({ role: "user", content: round.user }, { role: "assistant", content: reply.content });
  }
  return [...messages, { role: "user", content: rounds[at]?.user ?? "" }];
}

/** What the item itself says first, or null where the person does. */
export function openingOf(form: Form, view: View): string | null {
  return talkForm(form).opening === "message" ? (view.conversation.at(-1)?.content ?? "") : null;
}

export function checkRounds(form: Form, rounds: readonly Round[]): Problem[] {
  const { min } = talkForm(form).rounds;
  if (rounds.some((round) => Object.values(round.replies).includes(null))) return [{ path: "running", reason: "missing" }];
  const said = rounds.some((round) => Object.values(round.replies).some((reply) => reply?.content));
  return rounds.length < min || !said ? [{ path: "rounds", reason: "missing" }] : [];
}

/** Whether the person may write: every reply is there and the form allows another round. */
export function maySend(form: Form, rounds: readonly Round[]): boolean {
  return rounds.length < talkForm(form).rounds.max && !rounds.some((round) => Object.values(round.replies).includes(null));
}

export function isWritten(text: string): boolean {
  return countMeant(text) > 0;
}
