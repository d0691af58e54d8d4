// Taking an answer back, as the page sees it: what comes on the screen, what waits behind it, what the history shows.
import { describe, expect, it } from "vitest";
import type { AnswerStored, Lease, RecentAnswer } from "@/api/types";
import { loadKind } from "@/kinds/catalog";
import { memoryKeeper } from "./keptHere";
import { Outbox } from "./outbox";
import { mayWithdraw, merged } from "./recent";
import { reduce } from "./reducer";
import { reopened } from "./reopen";
import { firstState, type Event, type State } from "./state";

await loadKind("sft");

const lease = (id: number, project = 1): Lease => ({
  id, item_id: id + 100,
  form_version: 1, project: { id: project, kind: "sft", title: "t", title_en: "t", form: { dimensions: [] }, price_fen: 1, minutes_per_item: 1 },
  view: { conversation: [{ role: "user", content: "问", media: [] }], candidates: [], criteria: null, trace: null, constraints: null }, language: "zh", domain: "everyday",
  leased_at: "2026-01-01T00:00:00Z", expires_at: "2026-01-01T01:00:00Z", draft: null, rework: null,
  guideline: { id: 1, version: 1, body_md: "" }, position: { done: 0, total: 9 },
});
const row = (leaseId: number, until: string | null): RecentAnswer => ({
  id: leaseId + 1000, lease_id: leaseId, item_id: leaseId + 100, project_id: 1, project_title: "t", project_title_en: "t",
  kind: "sft", state: "submitted", form_version: 1, body: { text: "已存" }, slots: [], revision: 1, submitted_at: "2026-01-01T00:00:00Z",
  reviews: [], appeals: [], view: { conversation: [], candidates: [], criteria: null, trace: null, constraints: null }, language: "zh", domain: "everyday", withdrawable_until: until,
  too_late_why: until ? null : "window_passed",
});
const open = (id: number, project = 1): Event => ({ do: "open", opened: reopened(lease(id, project), null) });
const run = (...events: Event[]): State => events.reduce(reduce, firstState());
const taskOf = (state: State) => (state.page.is === "working" ? state.page.task : null);
const taken = (id: number): Event =>
  ({ do: "take back", opened: { lease: lease(id), body: { text: "同" }, revision: 1, theirs: null, unsent: false } });

describe("an answer that is taken back", () => {
  const state = run(
    open(1), { do: "edit", body: { text: "同" } }, { do: "hand in", now: 5 }, open(2), { do: "edit", body: { text: "半" } },
    taken(1),
  );

  it("is on the screen with the same values and no longer in the history", () => {
    expect(taskOf(state)).toMatchObject({ body: { text: "同" }, revision: 1, lease: { id: 1 } });
    expect(state.recent).toEqual([]);
    expect(state.note).toEqual({ is: "taken back", item: 101 });
  });

  it("lets the item that was there wait behind it as it was", () => {
    expect(state.next).toMatchObject({ lease: { id: 2 }, body: { text: "半" }, unsent: true });
    const after = reduce(state, { do: "hand in", now: 9 });
    expect(taskOf(after)).toMatchObject({ lease: { id: 2 }, body: { text: "半" } });
  });

  it("comes back also where there was no item left", () => {
    const nothing = { outcome: "nothing", why: "finished", guideline_id: null, skill: null, retry_after_seconds: null, until: null, course_id: null } as const;
    const empty = run(open(1), { do: "hand in", now: 5 }, { do: "find nothing", nothing, now: 6 }, taken(1));
    expect(taskOf(empty)?.lease.id).toBe(1);
    expect(empty.next).toBeNull();
  });
});

describe("the history", () => {
  it("shows what is on its way above what the server knows", () => {
    const local = run(open(1), { do: "hand in", now: 1 }, open(2), { do: "hand in", now: 2 }).recent;
    const both = merged(local, [row(1, null), row(7, null)], 1);
    expect(both.map((done) => [done.leaseId, done.answer?.state ?? "on its way"])).toEqual([[2, "on its way"], [1, "submitted"], [7, "submitted"]]);
  });

  it("keeps looking at the same answer when it grows", () => {
    const state = run(open(1), { do: "know recent", projectId: 1, rows: [row(7, null)] }, { do: "look at", index: 0 }, {
      do: "know recent", projectId: 1, rows: [row(8, null), row(7, null)],
    });
    expect(state.looking).toBe(1);
  });

  it("does not mix projects", () => {
    const state = run(open(1), { do: "hand in", now: 1 }, open(2, 5), { do: "hand in", now: 2 });
    expect(state.recent.map((done) => done.leaseId)).toEqual([2]);
  });

  it("says what may come back: as the server tells, else for ten minutes", () => {
    const [local] = run(open(1), { do: "hand in", now: 0 }).recent;
    const [known] = merged([], [row(1, "2026-01-01T00:10:00Z")], 1);
    if (!local || !known) throw new Error("both are there");
    expect([mayWithdraw(local, 9 * 60_000), mayWithdraw(local, 10 * 60_000)]).toEqual([true, false]);
    expect(mayWithdraw(known, Date.parse("2026-01-01T00:09:59Z"))).toBe(true);
    expect(mayWithdraw({ ...known, answer: row(1, null) }, 0)).toBe(false);
  });
});

describe("a submission that has not left yet", () => {
  it("is recalled without asking the server, and is not sent afterwards", async () => {
    let online = false;
    const sent: number[] = [];
    const outbox = new Outbox({
      accountId: 1, keeper: memoryKeeper<"outgoing">(), onSent: () => undefined, onRefused: () => undefined,
      submit: async (leaseId) => {
        if (!online) throw new TypeError("Failed to fetch");
        sent.push(leaseId);
        return {} as AnswerStored;
      },
    });
    await outbox.ready;
    await outbox.add({ lease_id: 1, body: {}, active_seconds: 1, queued_at: 1 });
    await outbox.flush();
    expect(await outbox.recall(1)).toBe(true);
    online = true;
    await outbox.flush();
    expect(sent).toEqual([]);
    expect(await outbox.recall(1)).toBe(false);
  });
});
