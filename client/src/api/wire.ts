// Calls by the server's own schema: what openapi-fetch types, in the few lines that this client needs of it.
import type { Client } from "openapi-fetch";
import type { paths } from "./schema";

type Filled = Record<string, unknown>;
type Init = { params?: { path?: Filled; query?: Filled }; body?: unknown; keepalive?: boolean; signal?: AbortSignal };

export function wire(send: (request: Request) => Promise<Response>): Client<paths> {
  const by = (method: string) => async (pattern: string, { params, body, ...rest }: Init = {}) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
    const address = new URL(addressOf(pattern, params?.path ?? {}, params?.query ?? {}), location.origin);
    const response = await send(new Request(address, { method, ...sent, ...rest }));
    const text = await response.text();
    return { response, [response.ok ? "data" : "error"]: text === "" ? undefined : read(text, response.ok) };
  };
  const client = Object.fromEntries(["GET", "PUT", "POST", "PATCH", "DELETE"].map((method) => [method, by(method)]));
  return client as unknown as Client<paths>; // the schema types what these lines do for every path alike
}

function addressOf(pattern: string, path: Filled, query: Filled): string {
  const filled = pattern.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name])));
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined && each !== null) asked.append(name, String(each));
  }
  return asked.size > 0 ? `${filled}?${asked.toString()}` : filled;
}

/** A failure may come from a proxy that does not speak JSON; an answer may not. */
function read(text: string, ok: boolean): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (ok) throw error;
    return text;
  }
}
