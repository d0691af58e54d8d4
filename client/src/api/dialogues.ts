// Calls of dialogues with models. A reply comes as a stream: what was said, pieces of the reply, the reply as kept.
import { answered, client, done, fetchSignedIn, given } from "./client";
import { RefusalError, refusalFrom } from "./refusal";
import type { Schema } from "./types";
import { eventsIn } from "@/lib/streaming/events";

export type Dialogue = Schema["Dialogue"];
export type DialogueSettings = Schema["DialogueSettings"];
export type DialogueOpened = Schema["DialogueOpened"];
export type DialogueMessage = Schema["DialogueMessage"];
export type TalkModel = Schema["TalkModel"];
export type Showcase = Schema["Showcase"];
export type Rating = "good" | "bad" | null;

const of = (dialogue_id: number) => ({ path: { dialogue_id } });
const at = (dialogue_id: number, message_id: number) => ({ path: { dialogue_id, message_id } });

export const readTalkModels = () => answered(client.GET("/api/talk-models"));
export const readDialogues = (cursor?: string) => answered(client.GET("/api/dialogues", { params: { query: given({ cursor }) } }));
export const makeDialogue = (body: DialogueSettings) => answered(client.POST("/api/dialogues", { body }));
export const readDialogue = (id: number) => answered(client.GET("/api/dialogues/{dialogue_id}", { params: of(id) }));
export const changeDialogue = (id: number, body: DialogueSettings) =>
  answered(client.PUT("/api/dialogues/{dialogue_id}", { params: of(id), body }));
export const dropDialogue = (id: number) => done(client.DELETE("/api/dialogues/{dialogue_id}", { params: of(id) }));
export const rateMessage = (id: number, message: number, body: { rating: Rating; reason: string }) =>
  answered(client.PUT("/api/dialogues/{dialogue_id}/messages/{message_id}/rating", { params: at(id, message), body }));
export const makeItemOf = (id: number, message: number, body: { project_id: number; consent: boolean }) =>
  answered(client.POST("/api/dialogues/{dialogue_id}/messages/{message_id}/item", { params: at(id, message), body }));
export const readShowcase = () => answered(client.GET("/api/showcase"));

export type Hearing = {
  signal: AbortSignal; onSaid?: ((message: DialogueMessage) => void) | undefined; onDelta: (text: string) => void;
};
export type Heard = { message: DialogueMessage; failure: string | null };

/** Say something, or with null hear another reply to the message; resolves with the reply as it was kept. */
export async function hear(id: number, body: { parent_id: number | null; content: string | null }, hearing: Hearing): Promise<Heard> {
  return await streamed<Heard>(`/api/dialogues/${id}/replies`, body, hearing);
}

/** As the server ends a stranger's stream; events are no part of the schema. */
export type ShowcaseHeard = {
  state: DialogueMessage["state"]; rule: DialogueMessage["rule"]; label: NonNullable<DialogueMessage["label"]>; failure: string | null;
};

export async function hearShowcase(body: { endpoint_id: number; messages: { role: string; content: string }[] }, hearing: Hearing): Promise<ShowcaseHeard> {
  return await streamed<ShowcaseHeard>("/api/showcase/replies", body, hearing);
}

async function streamed<End>(path: string, body: unknown, { signal, onSaid, onDelta }: Hearing): Promise<End> {
  const response = await fetchSignedIn(new Request(new URL(path, location.origin), {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), signal,
  }));
  if (!response.ok) throw new RefusalError(refusalFrom(response.status, await response.json().catch(() => null)));
  if (!response.body) throw new TypeError("the stream has no body");
  for await (const { name, data } of eventsIn(response.body)) {
    if (name === "said") onSaid?.(data as DialogueMessage); // the shapes of these events are the server's
    if (name === "delta") onDelta(String(data["text"] ?? ""));
    if (name === "heard") return data as End;
  }
  throw new TypeError("the stream ended early");
}
