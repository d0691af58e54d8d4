// Replies of a trial. No model is asked: the sample answers of the view are played, and are marked as samples.
import type { View } from "@/api/types";
import type { Asked } from "./ask";

const PIECE = 12;
const PACE_MS = 30;

type Speaking = { side: string; signal: AbortSignal; onDelta: (text: string) => void };

/** A trial is the one place where a talk has answers that stand in the item itself. */
export function isTrial({ candidates }: View): boolean {
  return candidates.length > 0;
}

export async function speakSample({ candidates }: View, { side, signal, onDelta }: Speaking): Promise<Asked> {
  const text = (candidates.find((each) => each.slot === side) ?? candidates[0])?.content ?? "";
  for (let at = 0; at < text.length; at += PIECE) {
    if (signal.aborted) return { reply: { content: text.slice(0, at), generation: 0, state: "stopped" }, failure: null };
    onDelta(text.slice(at, at + PIECE));
    await new Promise((resolve) => setTimeout(resolve, PACE_MS));
  }
  return { reply: { content: text, generation: 0, state: "done" }, failure: null };
}
