// What the workbench does because of the state it is in. Each hook watches one thing and reports by an event.
import { useEffect, useRef, type Dispatch, type RefObject } from "react";
import { readLease, takeLease } from "@/api/work";
import type { Lease } from "@/api/types";
import { language } from "@/i18n/language";
import { loadKind } from "@/kinds/catalog";
import { warmFiles } from "@/lib/media/later";
import { textsOf } from "@/kinds/contract";
import { prepare } from "@/lib/render/prepared";
import type { Drafter } from "./drafter";
import type { Outbox } from "./outbox";
import { reopened } from "./reopen";
import type { Event, Opened, State, Task } from "./state";
import { TabVoice } from "./tabs";
import type { ActiveTime } from "./useActiveTime";

export type Tools = {
  projectId: number | null; outbox: Outbox; drafter: Drafter; time: ActiveTime; dispatch: Dispatch<Event>;
  /** The prefetch that has been asked for and not yet used. A quick submit waits for it instead of asking twice. */
  onTheWay: RefObject<Promise<Opened | null> | null>;
};

const PREFETCH_MS = 3000;
const PREFETCH_AGAIN_MS = 6000;

/** Make an item ready to show: its kind fetched, its texts rendered and its draft found. */
export async function makeReady(lease: Lease, drafter: Drafter): Promise<Opened> {
  const guideline = lease.guideline ? [lease.guideline.body_md] : [];
  const [kept] = await Promise.all([
    drafter.keptFor(lease.id), prepare([...textsOf(lease.view), ...guideline], language()),
    loadKind(lease.project.kind, lease.project.form), warmFiles(lease.view),
  ]);
  return reopened(lease, kept);
}

/** Ask for an item whenever the page has none. */
export function useOpening(state: State, { projectId, outbox, drafter, dispatch, onTheWay }: Tools): void {
  const opening = state.page.is === "opening";
  useEffect(() => {
    if (!opening) return undefined;
    let wanted = true;
    const tell = (event: Event) => wanted && dispatch(event);
    async function open() {
      const late = await onTheWay.current?.catch(() => null);
      onTheWay.current = null;
      if (late) return tell({ do: "open", opened: late });
      await outbox.ready;
      // Until they are in, submissions still count as held, and nobody may hold more than two items.
      if (outbox.leaseIds().length > 1) await outbox.flush();
      const outcome = await takeLease(projectId, outbox.leaseIds());
      if (outcome.outcome === "nothing") return tell({ do: "find nothing", nothing: outcome, now: Date.now() });
      return tell({ do: "open", opened: await makeReady(outcome.lease, drafter) });
    }
    open().catch((error: unknown) => tell({ do: "fail", error }));
    return () => {
      wanted = false;
    };
  }, [opening, projectId, outbox, drafter, dispatch, onTheWay]);
}

/** Fetch and render the next item while the person works on this one. */
export function usePrefetch(state: State, { projectId, outbox, drafter, dispatch, onTheWay }: Tools): void {
  const current = state.page.is === "working" && state.page.task.owned ? state.page.task.lease.id : null;
  const wanting = current !== null && state.next === null;
  useEffect(() => {
    if (!wanting || current === null) return undefined;
    let wanted = true;
    let timer = setTimeout(() => void fetchNext(current), PREFETCH_MS);
    async function fetchNext(leaseId: number) {
      onTheWay.current ??= askAhead(projectId, [leaseId, ...outbox.leaseIds()], drafter);
      try {
        const opened = await onTheWay.current;
        if (!wanted) return; // the page went on meanwhile and takes it from there
        onTheWay.current = null;
        if (opened) dispatch({ do: "hold next", opened });
      } catch {
        // Offline, or the last submission still counts as held: try again, the person notices nothing.
        onTheWay.current = null;
        if (wanted) timer = setTimeout(() => void fetchNext(leaseId), PREFETCH_AGAIN_MS);
      }
    }
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [wanting, current, projectId, outbox, drafter, dispatch, onTheWay]);
}

async function askAhead(projectId: number | null, holding: number[], drafter: Drafter): Promise<Opened | null> {
  const outcome = await takeLease(projectId, holding);
  if (outcome.outcome === "nothing" || holding.includes(outcome.lease.id)) return null;
  return makeReady(outcome.lease, drafter);
}

/** Hand every change to the drafter. */
export function useDrafting(task: Task | null, drafter: Drafter): void {
  const noted = useRef({ leaseId: 0, edits: 0 });
  useEffect(() => {
    if (!task || !task.owned || task.saving.is === "conflict") return;
    const { lease, body, revision, edits } = task;
    const fresh = noted.current.leaseId !== lease.id;
    if (edits === 0 || (!fresh && noted.current.edits === edits)) return;
    noted.current = { leaseId: lease.id, edits };
    drafter.note({ leaseId: lease.id, body, revision, edits });
  }, [task, drafter]);
}

/** Speak with the other tabs about the item on the screen; returns the way to take it over. */
export function useTabs(state: State, { drafter, dispatch }: Tools): () => Promise<void> {
  const leaseId = state.page.is === "working" ? state.page.task.lease.id : null;
  const voice = useRef<TabVoice | null>(null);
  useEffect(() => {
    if (leaseId === null) return undefined;
    const opened = new TabVoice({
      leaseId,
      onLost: () => {
        drafter.saveNow();
        dispatch({ do: "own", leaseId, owned: false });
      },
    });
    voice.current = opened;
    return () => opened.close();
  }, [leaseId, drafter, dispatch]);
  return async () => {
    if (leaseId === null) return;
    voice.current?.takeOver();
    // The other tab saves when it hears this; what it saved is then the newest draft.
    await new Promise((resolve) => setTimeout(resolve, 400));
    dispatch({ do: "open", opened: await makeReady(await readLease(leaseId), drafter) });
  };
}
