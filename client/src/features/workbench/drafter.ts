// Keeps the work on the current item: into this browser within 300 ms, to the server one second after the last
// change. Only one save is under way at a time, so revisions come back in the order they were sent.
import { refusalOf, type Refusal } from "@/api/refusal";
import type { Body } from "@/api/types";
import type { KeptDraft, Keeper } from "./keptHere";

const KEEP_MS = 250;
const SEND_MS = 1000;
const AGAIN_MS = 5000;

export type Change = { leaseId: number; body: Body; revision: number; edits: number };
type Saved = { revision: number; saved_at: string };
export type DrafterTools = {
  accountId: number;
  keeper: Keeper<"drafts">;
  save: (leaseId: number, sent: { revision: number; body: Body }, keepalive: boolean) => Promise<Saved>;
  onSaving: (leaseId: number) => void;
  onSaved: (change: Change, saved: Saved) => void;
  onFailed: (change: Change, refusal: Refusal) => void;
  now: () => number;
};

export class Drafter {
  private change: Change | null = null;
  private kept = true;
  private sent = true;
  private inFlight = false;
  private keepTimer: ReturnType<typeof setTimeout> | undefined;
  private sendTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly tools: DrafterTools;

  constructor(tools: DrafterTools) {
    this.tools = tools;
  }

  /** Note the newest state of the item on the screen. */
  note(change: Change): void {
    // The page may not have heard of the last save's revision yet when the next change arrives.
    const known = this.change?.leaseId === change.leaseId ? this.change.revision : 0;
    this.change = { ...change, revision: Math.max(known, change.revision) };
    this.kept = false;
    this.sent = false;
    this.keepTimer ??= setTimeout(() => void this.keep(), KEEP_MS);
    this.sendLater(SEND_MS);
  }

  /** Save now: on Ctrl+S, and with keepalive when the page closes. */
  saveNow(keepalive = false): void {
    void this.keep();
    clearTimeout(this.sendTimer);
    void this.send(keepalive);
  }

  /** Forget the item without saving: its answer is on its way, and an answer wins over a draft. */
  forget(leaseId: number): void {
    if (this.change?.leaseId !== leaseId) return;
    clearTimeout(this.keepTimer);
    clearTimeout(this.sendTimer);
    this.keepTimer = undefined;
    this.change = null;
    this.kept = true;
    this.sent = true;
  }

  /** Remove what this browser keeps of an item once the server has its answer. */
  async discard(leaseId: number): Promise<void> {
    this.forget(leaseId);
    await this.tools.keeper.remove(leaseId);
  }

  async keptFor(leaseId: number): Promise<KeptDraft | null> {
    const kept = await this.tools.keeper.get(leaseId);
    return kept?.account_id === this.tools.accountId ? kept : null;
  }

  /** True while closing the page would lose something: it is neither on the server nor kept here. */
  wouldLose(): boolean {
    return !this.sent && (!this.kept || !this.tools.keeper.lasts());
  }

  private sendLater(ms: number): void {
    clearTimeout(this.sendTimer);
    this.sendTimer = setTimeout(() => void this.send(false), ms);
  }

  private async keep(): Promise<void> {
    clearTimeout(this.keepTimer);
    this.keepTimer = undefined;
    const change = this.change;
    if (!change || this.kept) return;
    const { leaseId, body, revision } = change;
    await this.tools.keeper.put({
      lease_id: leaseId, account_id: this.tools.accountId, body, revision, kept_at: this.tools.now(),
    });
    if (this.change === change) this.kept = true;
  }

  private async send(keepalive: boolean): Promise<void> {
    const change = this.change;
    if (!change || this.sent || this.inFlight) return;
    this.inFlight = true;
    this.tools.onSaving(change.leaseId);
    try {
      const { leaseId, revision, body } = change;
      const saved = await this.tools.save(leaseId, { revision, body }, keepalive);
      this.settle(change, saved);
    } catch (thrown) {
      this.fail(change, refusalOf(thrown));
    } finally {
      this.inFlight = false;
    }
    if (this.change && this.change !== change && !this.sent) this.sendLater(SEND_MS);
  }

  private settle(change: Change, saved: Saved): void {
    if (this.change?.leaseId === change.leaseId) {
      this.sent = this.change.edits === change.edits;
      this.change = { ...this.change, revision: saved.revision };
      if (this.sent) void this.tools.keeper.remove(change.leaseId);
      else this.keepAgain();
    }
    this.tools.onSaved(change, saved);
  }

  /** What is kept must go on from this page's own save, or a page that dies would meet it as somebody else's. */
  private keepAgain(): void {
    this.kept = false;
    void this.keep();
  }

  private fail(change: Change, refusal: Refusal): void {
    if (this.change?.leaseId !== change.leaseId) return;
    this.tools.onFailed(change, refusal);
    if (refusal.kind === "offline" || refusal.kind === "broken") this.sendLater(AGAIN_MS);
  }
}
