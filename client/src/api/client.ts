// The one way out of the browser: a client typed by the server's own schema. An expired session, a missing
// network and a refusal are each understood here and nowhere else.
import { RefusalError, refusalFrom } from "./refusal";
import { askToSignIn, timesSignedIn, wasSignedIn } from "./session";
import { wire } from "./wire";

/** Calls whose 401 is their own answer and not an expired session. */
const FOR_STRANGERS = ["/api/sessions", "/api/session", "/api/demo"];

export const client = wire(fetchSignedIn);

type Answered<Given> = { data?: Given; error?: unknown; response: Response };

/**
 * Wait for a call and return its answer; throws RefusalError, or the browser's TypeError when offline.
 * The wanted type may state the server's free JSON more exactly, but never contradict the schema.
 */
export async function answered<Given, Wanted extends Given = Given>(
  call: Promise<Answered<Given>>,
): Promise<Wanted> {
  const { data, error, response } = await call;
  if (response.ok) return data as Wanted; // stated more exactly by the caller; see types.ts
  throw new RefusalError(refusalFrom(response.status, error));
}

/** Wait for a call that answers with nothing. */
export async function done(call: Promise<Answered<unknown>>): Promise<void> {
  await answered(call);
}

type Given<Query> = { [Key in keyof Query]?: Exclude<Query[Key], undefined> };

/** Keep of a query what is given: neither undefined nor empty. */
export function given<Query extends object>(query: Query): Given<Query> {
  const kept = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  return Object.fromEntries(kept) as Given<Query>; // only entries were left out
}

/** Fetch; when the session has expired, wait until somebody has signed in again and fetch once more. */
export async function fetchSignedIn(request: Request): Promise<Response> {
  const again = request.clone();
  const before = timesSignedIn();
  const response = await fetch(request);
  const expired = response.status === 401 && wasSignedIn() && !FOR_STRANGERS.includes(new URL(request.url).pathname);
  // A keepalive call outlives its page, so there is nobody left to sign in.
  if (!expired || request.keepalive) return response;
  if (timesSignedIn() !== before) return fetchSignedIn(again); // somebody signed in while this was on its way
  return (await askToSignIn()) ? fetchSignedIn(again) : response;
}
