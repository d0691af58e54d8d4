// Keeping a lease alive while the person works, and what happens when it is over.
import { useEffect, type Dispatch } from "react";
import { refusalOf } from "@/api/refusal";
import { beatLease } from "@/api/work";
import { isIdle } from "./activeClock";
import type { Tools } from "./effects";
import type { Event, State } from "./state";

const MINUTE_MS = 60_000;
export const WARN_MINUTES = 10;
const BEAT_MS = 60_000;

/** Keep the lease while the person works; an idle or hidden page lets it run out. */
export function useHeartbeat(state: State, { time, dispatch }: Tools): void {
  const leaseId = state.page.is === "working" ? state.page.task.lease.id : null;
  const nextId = state.next?.lease.id ?? null;
  useEffect(() => {
    if (leaseId === null) return undefined;
    const beat = () => {
      const clock = time.current;
      if (!clock || clock.since === null || isIdle(clock, Date.now())) return;
      void extend(leaseId, dispatch);
      if (nextId !== null) beatLease(nextId).catch(() => dispatch({ do: "drop next" }));
    };
    const timer = setInterval(beat, BEAT_MS);
    return () => clearInterval(timer);
  }, [leaseId, nextId, time, dispatch]);
}

/** Ask for more time on an item; one that others have taken meanwhile lapses. */
export async function extend(leaseId: number, dispatch: Dispatch<Event>): Promise<void> {
  try {
    const { expires_at } = await beatLease(leaseId);
    dispatch({ do: "extend", leaseId, expiresAt: expires_at });
  } catch (thrown) {
    const refusal = refusalOf(thrown);
    if (refusal.kind === "conflict" || refusal.kind === "not_found") {
      dispatch({ do: "lapse", leaseId, name: refusal.name });
    }
  }
}

export function minutesLeft({ expires_at }: { expires_at: string }, now: number): number {
  return Math.ceil((new Date(expires_at).getTime() - now) / MINUTE_MS);
}
