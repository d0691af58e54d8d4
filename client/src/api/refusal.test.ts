// Whatever goes wrong with a call becomes one refusal that a page can show.
import { describe, expect, it } from "vitest";
import { isRefusal, RefusalError, refusalFrom, refusalOf } from "./refusal";

describe("refusalFrom", () => {
  it("reads the server's refusal", () => {
    const body = { error: { kind: "conflict", name: "LeaseEnded", message: "The lease is over.", facts: { lease_id: 7 } } };
    expect(refusalFrom(409, body)).toEqual({
      kind: "conflict", name: "LeaseEnded", message: "The lease is over.", facts: { lease_id: 7 }, status: 409,
    });
  });

  it.each([
    [401, "unauthenticated"], [403, "not_allowed"], [404, "not_found"], [409, "conflict"], [422, "invalid"],
    [429, "exhausted"], [500, "broken"], [502, "broken"],
  ])("maps status %i to %s without a body", (status, kind) => {
    expect(refusalFrom(status, undefined).kind).toBe(kind);
  });

  it("is not fooled by a body of another shape", () => {
    expect(refusalFrom(500, { error: "text" })).toMatchObject({ kind: "broken", name: "ServerFailure", facts: {} });
    expect(refusalFrom(422, [1, 2])).toMatchObject({ kind: "invalid", name: "Refused" });
  });
});

describe("refusalOf", () => {
  it("gives back a thrown refusal", () => {
    const refusal = refusalFrom(409, { error: { name: "SeatTaken", message: "…", facts: {} } });
    expect(refusalOf(new RefusalError(refusal))).toBe(refusal);
    expect(isRefusal(new RefusalError(refusal), "SeatTaken")).toBe(true);
    expect(isRefusal(new Error("SeatTaken"), "SeatTaken")).toBe(false);
  });

  it("knows a missing network from our own mistakes", () => {
    expect(refusalOf(new TypeError("Failed to fetch")).kind).toBe("offline");
    expect(refusalOf(new TypeError("x is undefined")).kind).toBe("broken");
    expect(refusalOf("a word").kind).toBe("broken");
  });
});
