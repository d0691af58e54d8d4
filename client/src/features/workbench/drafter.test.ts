// Drafts reach this browser within 300 ms and the server a second after the last change, in order, never twice.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { RefusalError } from "@/api/refusal";
import { Drafter, type Change, type DrafterTools } from "./drafter";
import { memoryKeeper } from "./keptHere";

const change = (edits: number, over: Partial<Change> = {}): Change => ({
  leaseId: 1, body: { text: `v${edits}` }, revision: 0, edits, ...over,
});

function make() {
  let revision = 0;
  const save = vi.fn<DrafterTools["save"]>(async () => ({ revision: ++revision, saved_at: "2026-01-01T00:00:00Z" }));
  const tools = {
    accountId: 7, keeper: memoryKeeper<"drafts">(), save, onSaving: vi.fn(), onSaved: vi.fn(), onFailed: vi.fn<DrafterTools["onFailed"]>(),
    now: () => 0,
  };
  return { drafter: new Drafter(tools), ...tools };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the drafter", () => {
  it("keeps at once here and sends after a pause", async () => {
    const { drafter, keeper, save, onSaved } = make();
    drafter.note(change(1));
    await vi.advanceTimersByTimeAsync(300);
    expect((await keeper.get(1))?.body).toEqual({ text: "v1" });
    expect(save).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(800);
    expect(save).toHaveBeenCalledExactlyOnceWith(1, { revision: 0, body: { text: "v1" } }, false);
    expect(onSaved).toHaveBeenCalledOnce();
    expect(await keeper.get(1)).toBeUndefined();
  });

  it("waits for the last of many changes", async () => {
    const { drafter, save } = make();
    for (let edits = 1; edits <= 5; edits += 1) {
      drafter.note(change(edits));
      await vi.advanceTimersByTimeAsync(400);
    }
    await vi.advanceTimersByTimeAsync(1000);
    expect(save).toHaveBeenCalledOnce();
    expect(save.mock.calls[0]?.[1].body).toEqual({ text: "v5" });
  });

  it("sends a change made during a save afterwards, from the new revision", async () => {
    const { drafter, save } = make();
    save.mockImplementationOnce(() => new Promise((resolve) => setTimeout(resolve, 3000, { revision: 1, saved_at: "" })));
    drafter.note(change(1));
    await vi.advanceTimersByTimeAsync(1500);
    drafter.note(change(2));
    await vi.advanceTimersByTimeAsync(8000);
    expect(save.mock.calls.map(([, sent]) => [sent.revision, sent.body["text"]])).toEqual([[0, "v1"], [1, "v2"]]);
  });

  it("keeps what could not be sent and tries again", async () => {
    const { drafter, save, onFailed, keeper } = make();
    save.mockRejectedValueOnce(new TypeError("Failed to fetch"));
    drafter.note(change(1));
    await vi.advanceTimersByTimeAsync(1100);
    expect(onFailed.mock.calls[0]?.[1].kind).toBe("offline");
    expect((await keeper.get(1))?.body).toEqual({ text: "v1" });
    await vi.advanceTimersByTimeAsync(6000);
    expect(save).toHaveBeenCalledTimes(2);
  });

  it("reports a conflict and leaves it to the person", async () => {
    const { drafter, save, onFailed } = make();
    save.mockRejectedValueOnce(
      new RefusalError({ kind: "conflict", name: "DraftConflict", message: "", facts: {}, status: 409 }),
    );
    drafter.note(change(1));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(save).toHaveBeenCalledOnce();
    expect(onFailed).toHaveBeenCalledOnce();
  });

  it("sends nothing more once the answer is on its way", async () => {
    const { drafter, save } = make();
    drafter.note(change(1));
    drafter.forget(1);
    await vi.advanceTimersByTimeAsync(5000);
    expect(save).not.toHaveBeenCalled();
    expect(drafter.wouldLose()).toBe(false);
  });

  it("saves at once when the page closes", async () => {
    const { drafter, save } = make();
    drafter.note(change(1));
    drafter.saveNow(true);
    expect(save).toHaveBeenCalledExactlyOnceWith(1, { revision: 0, body: { text: "v1" } }, true);
  });

  it("does not show one account the drafts of another", async () => {
    const { drafter, keeper } = make();
    await keeper.put({ lease_id: 1, account_id: 8, body: {}, revision: 0, kept_at: 0 });
    expect(await drafter.keptFor(1)).toBeNull();
  });
});
