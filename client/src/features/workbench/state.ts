// The states of the workbench as closed unions. Everything the page can be in is named here, and the reducer
// beside it is the only code that moves from one to the next.
import type { Body, Draft, Lease, LeaseOutcome, RecentAnswer, ReturnReason, View } from "@/api/types";
import type { Reading } from "@/kinds/contract";

export type Nothing = Extract<LeaseOutcome, { outcome: "nothing" }>;

/** Where the person's work on the current item is safe. */
export type Saving =
  | { is: "clean" }
  | { is: "saving" }
  | { is: "saved"; at: string }
  | { is: "kept" } // in this browser only: the server could not be reached
  | { is: "conflict"; theirs: Draft };

export type Task = {
  lease: Lease;
  body: Body;
  /** The server's revision that this body goes on from. */
  revision: number;
  /** Counts changes, so that a late save does not claim to have stored a newer body. */
  edits: number;
  saving: Saving;
  past: readonly Body[];
  /** True after a submit that was refused for missing fields: from then on they are marked. */
  tried: boolean;
  active: string | null;
  /** False while another tab of this browser works on the same item. */
  owned: boolean;
};

export type Page =
  | { is: "opening" } // asking for an item
  | { is: "reading"; guidelineId: number } // a new version of the guideline has to be confirmed first
  | { is: "nothing"; nothing: Nothing; askedAt: number } // no item, and why
  | { is: "working"; task: Task }
  | { is: "lapsed"; task: Task; name: string } // the lease is over; the text is kept and shown
  | { is: "failed"; error: unknown };

/** What has just happened, said in the bar at the bottom until the next change. */
export type Note =
  | { is: "submitted"; item: number }
  | { is: "skipped"; item: number }
  | { is: "taken back"; item: number }
  | { is: "missing"; paths: readonly string[] };

/** What was handed in lately. The lease is known where it was done on this page, the answer once the server tells. */
export type Done = {
  leaseId: number; itemId: number; projectId: number; view: View; language: string; body: Body; at: number;
  lease: Lease | null; answer: RecentAnswer | null;
  /** The revision of the draft that it was handed in from; 0 where only the server knows. */
  revision: number;
};

export type State = {
  page: Page;
  /** The item that follows, rendered and waiting. */
  next: Opened | null;
  /** The last ten that were handed in to the project, newest first. */
  recent: readonly Done[];
  /** Which of the recent ones is being looked at; null is the current item. */
  looking: number | null;
  reading: Reading;
  note: Note | null;
};

export type Opened = { lease: Lease; body: Body; revision: number; theirs: Draft | null; unsent: boolean };

export type Event =
  | { do: "ask" }
  | { do: "open"; opened: Opened }
  | { do: "find nothing"; nothing: Nothing; now: number }
  | { do: "fail"; error: unknown }
  | { do: "hold next"; opened: Opened }
  | { do: "drop next" }
  | { do: "edit"; body: Body }
  | { do: "undo" }
  | { do: "start saving"; leaseId: number }
  | { do: "note saved"; leaseId: number; revision: number; at: string; edits: number }
  | { do: "note kept"; leaseId: number }
  | { do: "meet conflict"; leaseId: number; theirs: Draft }
  | { do: "settle conflict"; body: Body; revision: number }
  | { do: "extend"; leaseId: number; expiresAt: string }
  | { do: "lapse"; leaseId: number; name: string }
  | { do: "own"; leaseId: number; owned: boolean }
  | { do: "mark missing"; paths: readonly string[] }
  | { do: "activate"; dimension: string }
  | { do: "toggle"; which: keyof Reading }
  | { do: "hand in"; now: number }
  | { do: "leave item" }
  | { do: "know recent"; projectId: number; rows: readonly RecentAnswer[] }
  | { do: "take back"; opened: Opened }
  | { do: "look back"; steps: number }
  | { do: "look at"; index: number | null };

export type Skip = { reason: ReturnReason; comment: string };

export function firstState(): State {
  return {
    page: { is: "opening" },
    next: null,
    recent: [],
    looking: null,
    note: null,
    reading: { raw: false, synced: true, promptOpen: false, diff: false },
  };
}
