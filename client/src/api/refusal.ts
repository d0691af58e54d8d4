// A call that did not succeed, in one shape: the server's refusal, or the two failures only the browser sees
// (offline: no answer came; broken: an answer came that is not a refusal).
export type RefusalKind =
  | "unauthenticated" | "not_found" | "not_allowed" | "invalid" | "conflict" | "exhausted"
  | "offline" | "broken";
export type Refusal = {
  kind: RefusalKind; name: string; message: string; facts: Record<string, unknown>; status: number;
};

/** One thing that is wrong with what was sent, and where: "ratings.A.accuracy", "title". */
export type FieldProblem = { path: string; reason: string };

const KIND_OF_STATUS: Record<number, RefusalKind> = {
  401: "unauthenticated", 403: "not_allowed", 404: "not_found", 409: "conflict", 422: "invalid",
  429: "exhausted",
};

export class RefusalError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(`${refusal.name}: ${refusal.message}`);
    this.name = "RefusalError";
    this.refusal = refusal;
  }
}

/** Read a refusal out of a response's status and its parsed body, whatever that body is. */
export function refusalFrom(status: number, body: unknown): Refusal {
  const error = isRecord(body) && isRecord(body["error"]) ? body["error"] : null;
  const kind = KIND_OF_STATUS[status] ?? "broken";
  return {
    kind,
    name: error && typeof error["name"] === "string" ? error["name"] : nameless(kind),
    message: error && typeof error["message"] === "string" ? error["message"] : `HTTP ${status}`,
    facts: error && isRecord(error["facts"]) ? error["facts"] : {},
    status,
  };
}

/** Turn anything thrown into a refusal, so that a page has one thing to show. */
export function refusalOf(thrown: unknown): Refusal {
  if (thrown instanceof RefusalError) return thrown.refusal;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  // fetch reports a missing network as TypeError and nothing finer; a page's own code can fail to load, too.
  const unreachable = thrown instanceof TypeError && /fetch|network|load failed/i.test(message);
  if (unreachable || !navigator.onLine) {
    return { kind: "offline", name: "Offline", message, facts: {}, status: 0 };
  }
  return { kind: "broken", name: "ServerFailure", message, facts: {}, status: 0 };
}

/** Give the single problems that a refusal of an answer, a review or a project names. */
export function problemsIn(refusal: Refusal): FieldProblem[] {
  const { problems } = refusal.facts;
  return Array.isArray(problems) ? problems.filter(isProblem) : [];
}

/** Say whether what was thrown is the named refusal. */
export function isRefusal(thrown: unknown, name: string): boolean {
  return thrown instanceof RefusalError && thrown.refusal.name === name;
}

function nameless(kind: RefusalKind): string {
  return kind === "broken" ? "ServerFailure" : kind === "unauthenticated" ? "SignInNeeded" : "Refused";
}

function isProblem(value: unknown): value is FieldProblem {
  return isRecord(value) && typeof value["path"] === "string" && typeof value["reason"] === "string";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
