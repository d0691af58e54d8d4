// A model's answer, read as it is written. The server tells no name, price or number of tokens; neither does this.
import { fetchSignedIn } from "@/api/client";
import { refusalFrom, refusalOf, RefusalError } from "@/api/refusal";
import { eventsIn } from "./events";

export type Turn = { role: "system" | "user" | "assistant"; content: string };
export type ModelParams = {
  temperature?: number; top_p?: number; max_tokens?: number; seed?: number; stop?: string[];
};
export type Slot = "A" | "B" | "only";
export type Question = { slot: Slot; messages: Turn[]; params: ModelParams | null };
/** "stopped": the reader stopped it. What came until then is kept on both sides. */
export type Done = { outcome: "done"; generationId: number | null; finish: string };
/** `kind` is one of the server's failures, or "refused" with the refusal, or "offline". */
export type Failed = {
  outcome: "failed"; kind: string; message: string; generationId: number | null; thrown?: unknown;
};

/** Ask the model behind the lease's slot. Never throws: what goes wrong comes back as Failed. */
export async function streamGeneration(
  leaseId: number, question: Question, { onDelta, signal }: { onDelta: (text: string) => void; signal?: AbortSignal },
): Promise<Done | Failed> {
  try {
    const response = await fetchSignedIn(requestOf(leaseId, question, signal));
    if (!response.ok || !response.body) return refused(await refusalIn(response));
    return await followed(response.body, onDelta);
  } catch (thrown) {
    if (signal?.aborted) return { outcome: "done", generationId: null, finish: "stopped" };
    return refused(thrown);
  }
}

function requestOf(leaseId: number, { messages, ...rest }: Question, signal: AbortSignal | undefined): Request {
  // A model reads text: what else a turn of the item carries, such as its files, stays here.
  const question = { ...rest, messages: messages.map(({ role, content }) => ({ role, content })) };
  return new Request(`${location.origin}/api/leases/${leaseId}/generations`, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(question),
    signal: signal ?? null,
  });
}

async function followed(body: ReadableStream<Uint8Array>, onDelta: (text: string) => void): Promise<Done | Failed> {
  for await (const { name, data } of eventsIn(body)) {
    if (name === "delta") onDelta(String(data["text"] ?? ""));
    else if (name === "done") {
      return { outcome: "done", generationId: numberIn(data), finish: String(data["finish"]) };
    } else if (name === "failed") {
      return {
        outcome: "failed", kind: String(data["kind"]), message: String(data["message"]), generationId: numberIn(data),
      };
    }
  }
  return { outcome: "failed", kind: "cut", message: "The answer broke off.", generationId: null };
}

async function refusalIn(response: Response): Promise<RefusalError> {
  return new RefusalError(refusalFrom(response.status, await response.json().catch(() => null)));
}

function refused(thrown: unknown): Failed {
  const refusal = refusalOf(thrown);
  const kind = refusal.kind === "offline" ? "offline" : "refused";
  return { outcome: "failed", kind, message: refusal.message, generationId: null, thrown };
}

function numberIn(data: Record<string, unknown>): number | null {
  return typeof data["generation_id"] === "number" ? data["generation_id"] : null;
}
