// Submissions on their way. The page goes on at once; here each waits until the server has it, through reloads
// and lost networks, one after another. Sending twice is harmless: the server takes the same answer once.
import { problemsIn, RefusalError, refusalOf, type Refusal } from "@/api/refusal";
import type { AnswerStored, Body } from "@/api/types";
import type { Keeper, Outgoing } from "./keptHere";

export type OutboxView = { waiting: readonly Outgoing[]; refused: readonly Outgoing[] };
/** As the server takes it. */
export type AnswerSent = { body: Body; active_seconds: number; pasted_chars: number | null };
type Sent = { entry: Outgoing; answer: AnswerStored };
export type OutboxTools = {
  accountId: number;
  keeper: Keeper<"outgoing">;
  submit: (leaseId: number, sent: AnswerSent) => Promise<AnswerStored>;
  onSent: (sent: Sent) => void;
  onRefused: (entry: Outgoing, refusal: Refusal) => void;
};

const SOONEST_MS = 1000;
const LATEST_MS = 60_000;

/** How long to wait before the next try: 1 s, 2 s, 4 s … at most a minute. */
export function backOff(tries: number): number {
  return Math.min(LATEST_MS, SOONEST_MS * 2 ** Math.max(0, tries - 1));
}

/** Say whether the same answer, sent again, may still be taken. */
export function mayRetry(refusal: Refusal): boolean {
  return ["offline", "broken", "unauthenticated", "exhausted"].includes(refusal.kind);
}

export class Outbox {
  readonly ready: Promise<void>;
  private entries: readonly Outgoing[] = [];
  private shown: OutboxView = { waiting: [], refused: [] };
  private readonly listeners = new Set<() => void>();
  private run: Promise<void> | null = null;
  private sending: number | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly tools: OutboxTools;

  constructor(tools: OutboxTools) {
    this.tools = tools;
    this.ready = this.restore();
  }

  readonly view = (): OutboxView => this.shown;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The leases that the server may still count as held by this person. */
  leaseIds(): number[] {
    return this.shown.waiting.map((entry) => entry.lease_id);
  }

  /** Take a submission; it is on its way when this returns, and kept when the promise resolves. */
  async add(entry: Omit<Outgoing, "account_id" | "tries" | "refused" | "problems">): Promise<void> {
    const full: Outgoing = { ...entry, account_id: this.tools.accountId, tries: 0, refused: null };
    this.change([...this.entries.filter((each) => each.lease_id !== entry.lease_id), full]);
    await this.tools.keeper.put(full);
    void this.flush();
  }

  /** Send what waits, oldest first; stops at the first that cannot be sent now and tries again later. */
  flush(): Promise<void> {
    this.run ??= this.sendAll().finally(() => {
      this.run = null;
    });
    return this.run;
  }

  /** Drop a refused submission that the person has seen. */
  async dismiss(leaseId: number): Promise<void> {
    this.change(this.entries.filter((each) => each.lease_id !== leaseId));
    await this.tools.keeper.remove(leaseId);
  }

  /** Take a submission back that has not left yet; false where the server may have it already. */
  async recall(leaseId: number): Promise<boolean> {
    const waits = this.shown.waiting.some((entry) => entry.lease_id === leaseId);
    if (!waits || this.sending === leaseId) return false;
    await this.dismiss(leaseId);
    return true;
  }

  private async sendAll(): Promise<void> {
    clearTimeout(this.timer);
    for (let entry = this.first(); entry; entry = this.first()) {
      if (!(await this.sendOne(entry))) break;
    }
  }

  private first(): Outgoing | undefined {
    return this.shown.waiting[0];
  }

  private async sendOne(entry: Outgoing): Promise<boolean> {
    this.sending = entry.lease_id;
    try {
      const answer = await this.tools.submit(entry.lease_id, {
        body: entry.body, active_seconds: entry.active_seconds, pasted_chars: entry.pasted_chars ?? null,
      });
      await this.dismiss(entry.lease_id);
      this.tools.onSent({ entry, answer });
      return true;
    } catch (thrown) {
      return this.refuse(entry, refusalOf(thrown), thrown instanceof RefusalError);
    } finally {
      this.sending = null;
    }
  }

  private async refuse(entry: Outgoing, refusal: Refusal, answered: boolean): Promise<boolean> {
    const final = answered && !mayRetry(refusal);
    const after = {
      ...entry, tries: entry.tries + 1, refused: final ? refusal.name : null, problems: problemsIn(refusal),
    };
    this.change(this.entries.map((each) => (each.lease_id === entry.lease_id ? after : each)));
    await this.tools.keeper.put(after);
    if (final) this.tools.onRefused(after, refusal);
    else this.timer = setTimeout(() => void this.flush(), backOff(after.tries));
    return final;
  }

  private async restore(): Promise<void> {
    const kept = await this.tools.keeper.all();
    const own = kept.filter((entry) => entry.account_id === this.tools.accountId);
    const fresh = this.entries.map((entry) => entry.lease_id);
    this.change([...own.filter((entry) => !fresh.includes(entry.lease_id)), ...this.entries]);
    void this.flush();
  }

  private change(entries: readonly Outgoing[]): void {
    this.entries = entries.toSorted((a, b) => a.queued_at - b.queued_at);
    this.shown = {
      waiting: this.entries.filter((entry) => entry.refused === null),
      refused: this.entries.filter((entry) => entry.refused !== null),
    };
    for (const listener of this.listeners) listener();
  }
}
