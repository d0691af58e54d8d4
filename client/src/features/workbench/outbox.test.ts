// Submissions survive reloads and bad networks, arrive once each and in order, and never vanish silently.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { RefusalError, type RefusalKind } from "@/api/refusal";
import type { AnswerStored } from "@/api/types";
import { memoryKeeper } from "./keptHere";
import { backOff, Outbox, type OutboxTools } from "./outbox";

const ANSWER = { id: 1, item_id: 1 } as AnswerStored; // only its identity matters here
const entry = (lease_id: number) => ({ lease_id, body: { n: lease_id }, active_seconds: 5, queued_at: lease_id });
const refusal = (kind: RefusalKind, name = "X") => new RefusalError({ kind, name, message: "", facts: {}, status: 0 });
const offline = () => Promise.reject(new TypeError("Failed to fetch"));

function make(submit: OutboxTools["submit"], keeper = memoryKeeper<"outgoing">(), accountId = 7) {
  const onSent = vi.fn();
  const onRefused = vi.fn();
  return { box: new Outbox({ accountId, keeper, submit, onSent, onRefused }), keeper, onSent, onRefused };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the outbox", () => {
  it("sends a submission and forgets it", async () => {
    const submit = vi.fn(async () => ANSWER);
    const { box, keeper, onSent } = make(submit);
    await box.add(entry(1));
    await vi.runAllTimersAsync();
    expect(submit).toHaveBeenCalledExactlyOnceWith(1, { body: { n: 1 }, active_seconds: 5, pasted_chars: null });
    expect(onSent).toHaveBeenCalledOnce();
    expect(await keeper.all()).toEqual([]);
  });

  it("counts a submission as waiting from the first moment", () => {
    const { box } = make(() => new Promise(() => undefined));
    void box.add(entry(1));
    expect(box.leaseIds()).toEqual([1]);
  });

  it("keeps and retries while offline, then sends in order, once each", async () => {
    const submit = vi.fn<OutboxTools["submit"]>(offline);
    const { box } = make(submit);
    await box.add(entry(1));
    await box.add(entry(2));
    await vi.advanceTimersByTimeAsync(1500);
    expect(box.leaseIds()).toEqual([1, 2]);
    submit.mockReset().mockResolvedValue(ANSWER);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(submit.mock.calls.map(([leaseId]) => leaseId)).toEqual([1, 2]);
    expect(box.leaseIds()).toEqual([]);
  });

  it("goes on after a reload", async () => {
    const first = make(offline);
    await first.box.add(entry(1));
    const submit = vi.fn(async () => ANSWER);
    const second = make(submit, first.keeper);
    await second.box.ready;
    await vi.advanceTimersByTimeAsync(10);
    expect(submit).toHaveBeenCalledOnce();
  });

  it("never sends what another account left in the browser", async () => {
    const first = make(offline);
    await first.box.add(entry(1));
    const submit = vi.fn(async () => ANSWER);
    const { box } = make(submit, first.keeper, 8);
    await box.ready;
    await vi.advanceTimersByTimeAsync(100);
    expect(submit).not.toHaveBeenCalled();
    expect(box.view().waiting).toEqual([]);
  });
});

describe("a refused submission", () => {
  it("stays to be seen and does not hold up the next", async () => {
    const submit = vi.fn(async (leaseId: number) => {
      if (leaseId === 1) throw refusal("conflict", "SeatTaken");
      return ANSWER;
    });
    const { box, onRefused, onSent } = make(submit);
    void box.add(entry(1));
    void box.add(entry(2));
    await vi.runAllTimersAsync();
    expect(box.view().refused.map((each) => each.refused)).toEqual(["SeatTaken"]);
    expect(onRefused).toHaveBeenCalledOnce();
    expect(onSent).toHaveBeenCalledOnce();
    await box.dismiss(1);
    expect(box.view().refused).toEqual([]);
  });

  it("keeps what the server found wrong with it", async () => {
    const problems = [{ path: "reason", reason: "needs at least 10 characters" }];
    const incomplete = refusal("invalid", "AnswerIncomplete");
    incomplete.refusal.facts["problems"] = problems;
    const { box } = make(vi.fn<OutboxTools["submit"]>().mockRejectedValue(incomplete));
    await box.add(entry(1));
    await vi.runAllTimersAsync();
    expect(box.view().refused.map((each) => each.problems)).toEqual([problems]);
  });

  it.each(["broken", "unauthenticated", "exhausted"] as const)("is tried again when it was only %s", async (kind) => {
    const submit = vi.fn<OutboxTools["submit"]>().mockRejectedValueOnce(refusal(kind)).mockResolvedValue(ANSWER);
    const { box } = make(submit);
    await box.add(entry(1));
    await vi.advanceTimersByTimeAsync(2000);
    expect(submit).toHaveBeenCalledTimes(2);
    expect(box.leaseIds()).toEqual([]);
  });
});

describe("the wait between tries", () => {
  it("doubles up to a minute", () => expect([1, 2, 3, 4, 9].map(backOff)).toEqual([1000, 2000, 4000, 8000, 60_000]));
});
