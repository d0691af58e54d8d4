// Server-sent events out of a body of bytes. A chunk may end anywhere, also in the middle of a character.
export type ServerEvent = { name: string; data: Record<string, unknown> };

/** Yield the events as they come; what cannot be read is passed over. */
export async function* eventsIn(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const blocks = (rest + value).split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        const event = eventIn(block);
        if (event) yield event;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined); // it may have ended by itself
  }
}

function eventIn(block: string): ServerEvent | null {
  let name = "message";
  let text = "";
  for (const line of block.split("\n")) {
    if (line.startsWith("event: ")) name = line.slice("event: ".length);
    else if (line.startsWith("data: ")) text += line.slice("data: ".length);
  }
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === "object" && data !== null ? { name, data: data as Record<string, unknown> } : null;
  } catch {
    return null;
  }
}
