// Calls: the answer, the refusal, and the session that expires while a call is under way.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readMe } from "./access";
import { answered, client, done, given } from "./client";
import { RefusalError } from "./refusal";
import { noteSignedIn, noteSignedOut, signInDialog } from "./session";

const answers: Response[] = [];
const fetched = vi.fn(async (_request: Request) => answers.shift() ?? new Response("", { status: 500 }));

beforeEach(() => {
  answers.length = 0;
  fetched.mockClear();
  vi.stubGlobal("fetch", fetched);
  noteSignedIn();
});

afterEach(() => {
  noteSignedOut();
  vi.unstubAllGlobals();
});

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
const readOrganisations = () => answered(client.GET("/api/organisations"));

describe("a call", () => {
  it("returns the parsed answer", async () => {
    answers.push(json({ rows: [], next: null }));
    expect(await readOrganisations()).toEqual({ rows: [], next: null });
  });

  it("returns nothing for an empty answer", async () => {
    answers.push(new Response(null, { status: 204 }));
    const params = { path: { token_id: 1 } };
    expect(await done(client.DELETE("/api/tokens/{token_id}", { params }))).toBeUndefined();
    expect(fetched.mock.lastCall?.[0].url).toMatch(/\/api\/tokens\/1$/);
  });

  it("throws the server's refusal", async () => {
    answers.push(json({ error: { kind: "conflict", name: "SeatTaken", message: "…", facts: {} } }, 409));
    await expect(readOrganisations()).rejects.toMatchObject({ refusal: { name: "SeatTaken", status: 409 } });
  });

  it("throws a refusal even when the failure is not JSON", async () => {
    answers.push(new Response("<html>Bad gateway</html>", { status: 502 }));
    await expect(readOrganisations()).rejects.toMatchObject({ refusal: { kind: "broken", status: 502 } });
  });
});

describe("an expired session", () => {
  it("waits for a new sign-in, then sends the same call again", async () => {
    answers.push(json({}, 401), json({ rows: [], next: null }));
    const params = { path: { lease_id: 7 } };
    const body = { revision: 1, body: { text: "草稿" } };
    const sending = answered(client.PUT("/api/leases/{lease_id}/draft", { params, body }));
    await vi.waitFor(() => expect(signInDialog.isAsking()).toBe(true));
    noteSignedIn();
    await sending;
    expect(fetched).toHaveBeenCalledTimes(2);
    expect(await fetched.mock.lastCall?.[0].json()).toEqual(body);
    expect(signInDialog.isAsking()).toBe(false);
  });

  it("is not asked about again by a call that was sent before the new sign-in", async () => {
    let refuse = (_response: Response) => {};
    fetched.mockImplementationOnce(() => new Promise((resolve) => { refuse = resolve; }));
    answers.push(json({ rows: [], next: null }));
    const reading = readOrganisations();
    await vi.waitFor(() => expect(fetched).toHaveBeenCalledTimes(1));
    noteSignedIn();
    refuse(json({}, 401));
    expect(await reading).toEqual({ rows: [], next: null });
    expect(signInDialog.isAsking()).toBe(false);
  });

  it("is given up when the person leaves instead of signing in", async () => {
    answers.push(json({}, 401));
    const sending = readOrganisations();
    await vi.waitFor(() => expect(signInDialog.isAsking()).toBe(true));
    noteSignedOut();
    await expect(sending).rejects.toBeInstanceOf(RefusalError);
  });

  it("is not what a stranger has", async () => {
    noteSignedOut();
    answers.push(json({}, 401));
    expect(await readMe()).toBeNull();
    expect(signInDialog.isAsking()).toBe(false);
  });
});

it("a query keeps only what is given", () => {
  expect(given({ search: "林", role: undefined, cursor: "", page: 0 })).toEqual({ search: "林", page: 0 });
});
