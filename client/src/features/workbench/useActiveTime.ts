// Runs the clock of the item on the screen and keeps its time in this browser, so a reload does not lose it.
import { useEffect, useRef, type RefObject } from "react";
import type { Lease } from "@/api/types";
import { textsOf } from "@/kinds/contract";
import { idleLimit, seen, spent, startClock, stopped, type ActiveClock } from "./activeClock";

const SIGNS = ["keydown", "pointerdown", "pointermove", "wheel", "scroll"] as const;
const OFTEN_MS = 1000;
const keptAs = (leaseId: number) => `qilou.active.${leaseId}`;

export type ActiveTime = RefObject<ActiveClock | null>;

export function useActiveTime(lease: Lease | null): ActiveTime {
  const clock = useRef<ActiveClock | null>(null);
  const leaseId = lease?.id ?? null;
  useEffect(() => {
    if (!lease) return undefined;
    clock.current = startClock(Date.now(), idleLimit(textsOf(lease.view)), keptTime(lease.id));
    const stop = listen(clock);
    return () => {
      stop();
      keepTime(lease.id, clock.current);
    };
    // The clock belongs to the lease's id; a renewed lease is the same work.
  }, [leaseId]);
  return clock;
}

/** Give the whole seconds spent on an item, and forget what was kept of it. */
export function takeSeconds(leaseId: number, clock: ActiveTime): number {
  const seconds = clock.current ? Math.round(spent(clock.current, Date.now()) / 1000) : 0;
  clock.current = null;
  localStorage.removeItem(keptAs(leaseId));
  return seconds;
}

function listen(clock: ActiveTime): () => void {
  let last = 0;
  const note = () => {
    const now = Date.now();
    if (now - last < OFTEN_MS || !clock.current) return;
    last = now;
    clock.current = seen(clock.current, now);
  };
  const turn = () => {
    if (!clock.current) return;
    clock.current = document.hidden ? stopped(clock.current, Date.now()) : seen(clock.current, Date.now());
  };
  for (const sign of SIGNS) addEventListener(sign, note, { passive: true, capture: true });
  document.addEventListener("visibilitychange", turn);
  return () => {
    for (const sign of SIGNS) removeEventListener(sign, note, { capture: true });
    document.removeEventListener("visibilitychange", turn);
  };
}

function keptTime(leaseId: number): number {
  return Number(localStorage.getItem(keptAs(leaseId)) ?? 0) || 0;
}

function keepTime(leaseId: number, clock: ActiveClock | null): void {
  if (clock) localStorage.setItem(keptAs(leaseId), String(Math.round(spent(clock, Date.now()))));
}
