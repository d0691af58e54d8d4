// A call by its address, for the few that are not made through the typed client. The same session and the same
// refusals apply.
import { answered, fetchSignedIn } from "./client";

type SendOptions = { body?: unknown; keepalive?: boolean };

/** Send a call and return its answer; throws RefusalError, or the browser's TypeError when offline. */
export async function send<T>(
  method: "GET" | "POST" | "PUT" | "DELETE", path: string, options: SendOptions = {},
): Promise<T> {
  const { body, keepalive = false } = options;
  const request = new Request(new URL(path, location.origin), {
    method, keepalive, headers: { "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return answered<T>(parsed(request));
}

async function parsed<T>(request: Request): Promise<{ data?: T; error?: unknown; response: Response }> {
  const response = await fetchSignedIn(request);
  const body: unknown = await response.json().catch(() => undefined); // 204, or a proxy's page
  return response.ok ? { data: body as T, response } : { error: body, response }; // the caller states the shape
}
