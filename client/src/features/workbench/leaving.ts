// What happens when the person leaves the workbench, by a link or by closing the page.
import { useEffect, useRef } from "react";
import type { Lease } from "@/api/types";
import { returnLease } from "@/api/work";
import type { Tools } from "./effects";
import type { State } from "./state";

/** When the page goes, save what is unsaved and give back what was never opened. */
export function useLeaving(state: State, { drafter, dispatch, onTheWay }: Tools): void {
  const next = useRef(state.next);
  useEffect(() => {
    next.current = state.next;
  });
  useEffect(() => {
    const leave = () => {
      drafter.saveNow(true);
      if (next.current) returnUnused(next.current.lease);
      void onTheWay.current?.then((late) => late && returnUnused(late.lease), () => undefined);
      next.current = null;
      onTheWay.current = null;
    };
    const hide = () => {
      leave();
      dispatch({ do: "drop next" }); // for a page that comes back from the browser's cache
    };
    const warn = (event: BeforeUnloadEvent) => {
      if (drafter.wouldLose()) event.preventDefault();
    };
    addEventListener("pagehide", hide);
    addEventListener("beforeunload", warn);
    return () => {
      removeEventListener("pagehide", hide);
      removeEventListener("beforeunload", warn);
      leave();
    };
  }, [drafter, dispatch, onTheWay]);
}

/** Give back an item that was never shown, so that it may come again. */
function returnUnused(lease: Lease): void {
  // A failure costs nothing: the lease runs out by itself.
  returnLease(lease.id, { reason: "unused", comment: "" }, true).catch(() => undefined);
}
