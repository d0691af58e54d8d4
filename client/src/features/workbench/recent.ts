// What was handed in lately: what this page did itself, and what the server knows. And which of it may still come back.
import type { Body, Lease, RecentAnswer } from "@/api/types";
import type { Done, State } from "./state";

const RECENT = 10;
const WITHDRAW_MS = 10 * 60_000;

type HandedIn = { lease: Lease; body: Body; revision: number; at: number };

export function doneOf({ lease, body, revision, at }: HandedIn): Done {
  return {
    leaseId: lease.id, itemId: lease.item_id, projectId: lease.project.id, view: lease.view, language: lease.language,
    body, at, lease, revision, answer: null,
  };
}

/** Put a new one first; what belongs to another project is not shown beside it. */
export function withDone(recent: readonly Done[], done: Done): Done[] {
  const others = recent.filter((each) => each.projectId === done.projectId && each.leaseId !== done.leaseId);
  return [done, ...others].slice(0, RECENT);
}

/** Join what this page did with what the server tells: its rows win, and what is still on its way stays on top. */
export function merged(local: readonly Done[], rows: readonly RecentAnswer[], projectId: number): Done[] {
  const known = rows.map((answer) => ({
    leaseId: answer.lease_id, itemId: answer.item_id, projectId, view: answer.view, language: answer.language,
    body: answer.body, at: Date.parse(answer.submitted_at), answer, revision: 0,
    lease: local.find((each) => each.leaseId === answer.lease_id)?.lease ?? null,
  }));
  const sent = new Set(known.map((each) => each.leaseId));
  const onTheWay = local.filter((each) => each.projectId === projectId && !each.answer && !sent.has(each.leaseId));
  return [...onTheWay, ...known].slice(0, RECENT);
}

/** Take the server's rows in, and keep looking at the one that was looked at. */
export function knowing(state: State, rows: readonly RecentAnswer[], projectId: number): State {
  const recent = merged(state.recent, rows, projectId);
  const leaseId = state.looking === null ? null : state.recent[state.looking]?.leaseId;
  const at = recent.findIndex((each) => each.leaseId === leaseId);
  return { ...state, recent, looking: at < 0 ? null : at };
}

/** Say whether it may be taken back: as the server told, else by the ten minutes that everybody has. */
export function mayWithdraw(done: Done, now: number): boolean {
  if (done.answer) return done.answer.withdrawable_until !== null && now < Date.parse(done.answer.withdrawable_until);
  return now < done.at + WITHDRAW_MS;
}
