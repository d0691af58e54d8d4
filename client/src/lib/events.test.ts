// However the network cuts a stream, the events are whole.
import { describe, expect, it } from "vitest";
import { eventsOf } from "./events";

const SENT = ': still here\n\nevent: delta\ndata: {"text":"你好\\n\\n"}\n\nevent: done\ndata: {"id":1}\n\n';

async function read(pieces: Uint8Array[]): Promise<unknown[]> {
  const body = new ReadableStream({ start: (out) => { pieces.forEach((each) => out.enqueue(each)); out.close(); } });
  const found: unknown[] = [];
  for await (const event of eventsOf(new Response(body))) found.push(event);
  return found;
}

describe("events", () => {
  const bytes = new TextEncoder().encode(SENT);
  it.each([1, 2, 3, 7, 1000])("are whole in pieces of %i bytes", async (size) => {
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.slice(at * size, (at + 1) * size));
    expect(await read(pieces)).toEqual([{ name: "delta", data: { text: "你好\n\n" } }, { name: "done", data: { id: 1 } }]);
  });
});
