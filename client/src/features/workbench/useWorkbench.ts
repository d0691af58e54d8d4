// Joins the reducer, the stores and the effects, and gives the page its few verbs.
import { useEffect, useReducer, useRef, useState, useSyncExternalStore, type Dispatch } from "react";
import { useMe } from "@/api/me";
import type { Refusal } from "@/api/refusal";
import { returnLease, saveDraft } from "@/api/work";
import type { Draft } from "@/api/types";
import { useLanguage } from "@/i18n/language";
import { kindNamed } from "@/kinds/catalog";
import { textsOf } from "@/kinds/contract";
import { takePasted } from "@/kinds/pasted";
import { focusField } from "@/kinds/focus";
import type { Problem } from "@/kinds/problems";
import { prepare } from "@/lib/render/prepared";
import { Drafter, type Change } from "./drafter";
import { useDrafting, useOpening, usePrefetch, useTabs, type Tools } from "./effects";
import { keptDrafts } from "./keptHere";
import { useHeartbeat } from "./leaseTime";
import { useLeaving } from "./leaving";
import type { OutboxView } from "./outbox";
import { reduce } from "./reducer";
import { firstState, type Done, type Event, type Skip, type State, type Task } from "./state";
import { outboxOf } from "./stores";
import { takeSeconds, useActiveTime, type ActiveTime } from "./useActiveTime";
import { useHistory, useWithdrawing } from "./withdrawing";

/** The path of the problem that something is still coming. */
const RUNNING = "running";

export type Workbench = {
  state: State; dispatch: Dispatch<Event>; outbox: OutboxView; time: ActiveTime; problems: Problem[];
  submit: () => void; skip: (skip: Skip) => Promise<void>; takeOver: () => void; saveNow: () => void;
  dismiss: (leaseId: number) => void;
  /** Take an answer back: this one, or the last one handed in. */
  withdraw: (done?: Done) => void;
};

export function useWorkbench(projectId: number | null): Workbench {
  const accountId = useMe().account.id;
  const [state, dispatch] = useReducer(reduce, null, firstState);
  const [drafter] = useState(() => makeDrafter(accountId, dispatch));
  const outbox = outboxOf(accountId);
  const task = state.page.is === "working" ? state.page.task : null;
  const time = useActiveTime(task?.lease ?? null);
  const onTheWay: Tools["onTheWay"] = useRef(null);
  const tools: Tools = { projectId, outbox, drafter, time, dispatch, onTheWay };

  useOpening(state, tools);
  usePrefetch(state, tools);
  useHeartbeat(state, tools);
  useDrafting(task, drafter);
  useLeaving(state, tools);
  useLanguageChange(state);
  useHistory(state, tools);
  const takeOver = useTabs(state, tools);
  const withdraw = useWithdrawing(state, tools);
  const submit = useHandingIn(task, tools);

  return {
    state, dispatch, time, withdraw, outbox: useSyncExternalStore(outbox.subscribe, outbox.view),
    problems: task ? problemsOf(task) : [],
    submit,
    skip: async (skip) => {
      if (!task) return;
      await returnLease(task.lease.id, skip);
      takeSeconds(task.lease.id, time);
      takePasted();
      await drafter.discard(task.lease.id);
      dispatch({ do: "leave item" });
    },
    takeOver: () => void takeOver().catch((error: unknown) => dispatch({ do: "fail", error })),
    saveNow: () => drafter.saveNow(),
    dismiss: (leaseId) => void outbox.dismiss(leaseId),
  };
}

/** Hand in. Where the only thing missing is the end of what is still coming, end it first and hand in what was shown. */
function useHandingIn(task: Task | null, tools: Tools): () => void {
  const [ended, setEnded] = useState<number | null>(null);
  const latest = useRef(tools);
  useEffect(() => {
    latest.current = tools;
  });
  useEffect(() => {
    if (task === null || ended !== task.lease.id) return;
    setEnded(null);
    handIn(task, latest.current);
  }, [ended, task]);
  return () => {
    if (!task) return;
    const { end } = kindNamed(task.lease.project.kind, task.lease.project.form);
    const isRunning = problemsOf(task).every((each) => each.path === RUNNING) && problemsOf(task).length > 0;
    if (!end || !isRunning || !task.owned) return handIn(task, tools);
    void end().then((may) => (may ? setEnded(task.lease.id) : handIn(task, latest.current)));
  };
}

/** Hand the answer in and show what follows in the same frame; sending goes on behind. */
function handIn(task: Task, { outbox, drafter, time, dispatch }: Tools): void {
  const problems = problemsOf(task);
  if (!task.owned || task.saving.is === "conflict") return;
  if (problems[0]) return pointTo(problems, task, dispatch);
  const { lease, body } = task;
  drafter.forget(lease.id);
  const now = Date.now();
  void outbox.add({ lease_id: lease.id, body, active_seconds: takeSeconds(lease.id, time), pasted_chars: takePasted(), queued_at: now });
  dispatch({ do: "hand in", now });
}

function problemsOf(task: Task): Problem[] {
  const { project, view } = task.lease;
  return kindNamed(project.kind, project.form).complete(project.form, task.body, view);
}

function pointTo(problems: Problem[], task: Task, dispatch: Dispatch<Event>): void {
  const { form } = task.lease.project;
  const paths = problems.map((each) => each.path);
  const dimension = paths[0]?.split(".").at(-1) ?? "";
  dispatch({ do: "mark missing", paths });
  if (form.dimensions.some((each) => each.key === dimension)) dispatch({ do: "activate", dimension });
  focusField(paths[0] ?? "");
}

function makeDrafter(accountId: number, dispatch: Dispatch<Event>): Drafter {
  return new Drafter({
    accountId, keeper: keptDrafts, save: saveDraft, now: Date.now,
    onSaving: (leaseId) => dispatch({ do: "start saving", leaseId }),
    onSaved: ({ leaseId, edits }, saved) =>
      dispatch({ do: "note saved", leaseId, edits, revision: saved.revision, at: saved.saved_at }),
    onFailed: (change, refusal) => dispatch(failedSave(change, refusal)),
  });
}

function failedSave({ leaseId, body }: Change, refusal: Refusal): Event {
  if (refusal.name === "DraftConflict") {
    const theirs = refusal.facts as Draft; // the contract of this refusal
    if (theirs.body) return { do: "meet conflict", leaseId, theirs };
    return { do: "settle conflict", body, revision: theirs.revision };
  }
  if (refusal.kind === "conflict" || refusal.kind === "not_found") return { do: "lapse", leaseId, name: refusal.name };
  return { do: "note kept", leaseId };
}

/** The marks inside rendered answers are words too: render again when the language of the page changes. */
function useLanguageChange(state: State): void {
  const shown = useLanguage();
  const lease = state.page.is === "working" ? state.page.task.lease : null;
  const next = state.next?.lease ?? null;
  useEffect(() => {
    if (lease) void prepare(textsOf(lease.view), shown);
    if (next) void prepare(textsOf(next.view), shown);
  }, [shown, lease, next]);
}
