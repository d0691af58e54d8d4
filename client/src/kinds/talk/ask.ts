// Asking a side's model for its reply. After a stop the server says what it has kept of it: the browser's own copy may
// be a few characters short or long, and only the kept one counts.
import { readGenerations } from "@/api/work";
import type { Turn } from "@/api/types";
import { streamGeneration, type Slot } from "@/lib/streaming";
import type { Reply } from "./rounds";

const KEPT_AFTER_MS = [60, 150, 300, 600, 1200, 2400];

export type Asking = {
  leaseId: number; side: string; messages: Turn[]; signal: AbortSignal; onDelta: (text: string) => void;
  /** The numbers of the side's earlier replies. */
  known: ReadonlySet<number>;
};
export type Asked = { reply: Reply; failure: string | null };

export async function ask({ leaseId, side, messages, signal, onDelta, known }: Asking): Promise<Asked> {
  let text = "";
  const end = await streamGeneration(leaseId, { slot: side as Slot, messages, params: null }, { // the kind's sides are slots
    signal, onDelta: (piece) => {
      text += piece;
      onDelta(piece);
    },
  });
  if (end.outcome === "failed") {
    return { reply: { content: end.generationId === null ? "" : text, generation: end.generationId, state: "failed" }, failure: end.kind };
  }
  if (end.generationId !== null) {
    return { reply: { content: text, generation: end.generationId, state: end.finish === "stopped" ? "stopped" : "done" }, failure: null };
  }
  return { reply: (await kept({ leaseId, side, text, known })) ?? { content: "", generation: null, state: "stopped" }, failure: null };
}

/** What the server kept of a reply that was stopped; it writes it a moment after the line is closed. */
async function kept({ leaseId, side, text, known }: { leaseId: number; side: string; text: string; known: ReadonlySet<number> }): Promise<Reply | null> {
  for (const wait of KEPT_AFTER_MS) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    const { rows } = await readGenerations(leaseId).catch(() => ({ rows: [] }));
    const found = rows.findLast((each) =>
      each.slot === side && each.finish === "stopped" && !known.has(each.id) && (each.text.startsWith(text) || text.startsWith(each.text)));
    if (found) return { content: found.text, generation: found.id, state: "stopped" };
  }
  return null;
}
