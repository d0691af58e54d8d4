// Asking a side's model for its reply. After a stop the server says what it had kept of it: the browser's own copy may
// be a few characters short or long, and only the kept one counts.
import type { Turn } from "@/api/types";
import { readGenerations } from "@/api/generations";
import { streamGeneration } from "@/lib/streaming";
import type { Reply } from "./rounds";

const KEPT_AFTER_MS = [100, 200, 400, 800, 1600];

export type Asking = {
  leaseId: number; side: string; messages: Turn[]; signal: AbortSignal; onDelta: (text: string) => void;
};

export async function ask({ leaseId, side, messages, signal, onDelta }: Asking): Promise<Reply> {
  const since = await newest(leaseId, side);
  const end = await streamGeneration(leaseId, { slot: side, messages }, { onDelta, signal });
  if (signal.aborted) return (await kept(leaseId, side, since)) ?? { content: "", generation: null, state: "stopped" };
  return end;
}
