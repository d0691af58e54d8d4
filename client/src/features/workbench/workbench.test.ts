// The rules of the page: which text an item opens with, how states follow each other, what counts as active time.
import { describe, expect, it } from "vitest";
import type { Draft, Lease } from "@/api/types";
import { loadKind } from "@/kinds/catalog";
import { asClock, idleLimit, isIdle, seen, spent, startClock, stopped } from "./activeClock";
import { reduce } from "./reducer";
import { reopened } from "./reopen";
import { sameJson } from "./sameJson";
import { firstState, type Event, type State } from "./state";

await loadKind("sft");

const draft = (revision: number, text: string): Draft => ({ revision, body: { text }, saved_at: "2026-01-01T00:00:00Z" });
const lease = (id: number, over: Partial<Lease> = {}): Lease => ({
  id, item_id: id, form_version: 1, project: { id: 1, kind: "sft", title: "t", title_en: "t", form: { dimensions: [] }, price_fen: 1, minutes_per_item: 1 },
  view: { conversation: [{ role: "user", content: "问", media: [] }], candidates: [], criteria: null, trace: null, constraints: null }, language: "zh", domain: "everyday",
  leased_at: "2026-01-01T00:00:00Z", expires_at: "2026-01-01T01:00:00Z", draft: null, rework: null,
  guideline: { id: 1, version: 1, body_md: "" }, position: { done: 0, total: 9 }, ...over,
});
const kept = (revision: number, text: string) => ({ lease_id: 1, account_id: 7, body: { text }, revision, kept_at: 0 });
const run = (...events: Event[]): State => events.reduce(reduce, firstState());
const open = (id: number): Event => ({ do: "open", opened: reopened(lease(id), null) });
const taskOf = (state: State) => (state.page.is === "working" ? state.page.task : null);

describe("an item opens with", () => {
  it("the server's draft", () => expect(reopened(lease(1, { draft: draft(3, "s") }), null)).toMatchObject({ body: { text: "s" }, revision: 3 }));

  it("what this browser kept, when it went on from that draft", () => {
    expect(reopened(lease(1, { draft: draft(3, "s") }), kept(3, "k"))).toMatchObject({ body: { text: "k" }, theirs: null, unsent: true });
  });

  it("both, when the server's draft is newer and different", () => {
    expect(reopened(lease(1, { draft: draft(4, "s") }), kept(3, "k"))).toMatchObject({ body: { text: "k" }, theirs: { revision: 4 } });
  });

  it("the server's, when both say the same", () => {
    expect(reopened(lease(1, { draft: draft(4, "s") }), kept(3, "s"))).toMatchObject({ theirs: null, unsent: false });
  });

  it("the earlier answer, when it was returned", () => {
    const rework = { reason_code: "format", reason_codes: ["format"], comment: "c", body: { text: "old" } } as const;
    expect(reopened(lease(1, { rework: { ...rework, reason_codes: ["format"] } }), null).body).toEqual({ text: "old" });
  });
});

describe("the page", () => {
  it("shows the prefetched item in the same step as the submission", () => {
    const state = run(open(1), { do: "hold next", opened: reopened(lease(2), null) }, { do: "hand in", now: 5 });
    expect(taskOf(state)?.lease.id).toBe(2);
    expect(state.next).toBeNull();
    expect(state.recent.map((done) => done.leaseId)).toEqual([1]);
  });

  it("asks for an item when none was prefetched", () => expect(run(open(1), { do: "hand in", now: 5 }).page.is).toBe("opening"));

  it("does not let a late save speak for the next item", () => {
    const state = run(open(1), { do: "hand in", now: 5 }, open(2), { do: "note saved", leaseId: 1, revision: 9, at: "", edits: 0 });
    expect(taskOf(state)).toMatchObject({ revision: 0, saving: { is: "clean" } });
  });

  it("does not call a newer text saved", () => {
    const state = run(
      open(1), { do: "edit", body: { text: "a" } }, { do: "edit", body: { text: "ab" } },
      { do: "note saved", leaseId: 1, revision: 1, at: "t", edits: 1 },
    );
    expect(taskOf(state)).toMatchObject({ revision: 1, saving: { is: "saving" } });
  });

  it("undoes changes one by one", () => {
    const state = run(open(1), { do: "edit", body: { text: "a" } }, { do: "edit", body: { text: "ab" } }, { do: "undo" });
    expect(taskOf(state)?.body).toEqual({ text: "a" });
  });

  it("changes nothing in a tab that lost the item", () => {
    const state = run(open(1), { do: "own", leaseId: 1, owned: false }, { do: "edit", body: { text: "a" } });
    expect(taskOf(state)?.body).toEqual({ text: "", note: "" });
  });

  it("asks for the guideline when that is why there is nothing", () => {
    const nothing = { outcome: "nothing", why: "guideline_unread", guideline_id: 4, skill: null, retry_after_seconds: null, until: null, course_id: null } as const;
    expect(run({ do: "find nothing", nothing, now: 0 }).page).toEqual({ is: "reading", guidelineId: 4 });
  });

  it("looks back as far as there is something, and returns", () => {
    const two = run(open(1), { do: "hand in", now: 1 }, open(2), { do: "hand in", now: 2 }, open(3));
    const back = reduce(reduce(reduce(two, { do: "look back", steps: 1 }), { do: "look back", steps: 1 }), { do: "look back", steps: 1 });
    expect(back.looking).toBe(1);
    expect(reduce(reduce(back, { do: "look back", steps: -1 }), { do: "look back", steps: -1 }).looking).toBeNull();
    expect(reduce(firstState(), { do: "look back", steps: 1 }).looking).toBeNull();
  });
});

describe("active time", () => {
  const minute = 60_000;

  it("counts reading up to the limit that the text allows, and no further", () => {
    const clock = startClock(0, 3 * minute);
    expect(spent(clock, 2 * minute)).toBe(2 * minute);
    expect(spent(clock, 60 * minute)).toBe(3 * minute);
    expect(isIdle(clock, 4 * minute)).toBe(true);
  });

  it("goes on from the next sign of life without counting the absence", () => {
    const back = seen(startClock(0, 3 * minute), 60 * minute);
    expect(spent(back, 61 * minute)).toBe(4 * minute);
  });

  it("does not count a hidden page", () => {
    const hidden = stopped(startClock(0, 3 * minute), minute);
    expect(spent(hidden, 30 * minute)).toBe(minute);
    expect(spent(seen(hidden, 30 * minute), 31 * minute)).toBe(2 * minute);
  });

  it("gives longer texts a longer limit", () => {
    expect(idleLimit(["short"])).toBe(3 * minute);
    expect(idleLimit(["word ".repeat(900)])).toBe(9 * minute);
    expect(idleLimit(["字".repeat(1800)])).toBe(9 * minute);
  });

  it("is written as a clock", () => expect([0, 134_000, 3_734_000].map(asClock)).toEqual(["00:00", "02:14", "1:02:14"]));
});

describe("two JSON values", () => {
  it("are the same in any order of keys", () => expect(sameJson({ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 })).toBe(true));
  it("differ by a value, a length or a type", () => {
    expect([sameJson({ a: 1 }, { a: 2 }), sameJson([1], [1, 2]), sameJson([], {}), sameJson(null, {})]).toEqual([false, false, false, false]);
  });
});
