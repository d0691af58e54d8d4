// How the workbench moves from one state to the next. Pure: every effect waits for the state to ask for it.
import type { Body } from "@/api/types";
import { activeKey } from "@/kinds/dimensions";
import { doneOf, knowing, withDone } from "./recent";
import type { Done, Event, Opened, Page, State, Task } from "./state";

const UNDO_STEPS = 100;

export function reduce(state: State, event: Event): State {
  switch (event.do) {
    case "ask":
      return { ...state, page: { is: "opening" } };
    case "open":
      return { ...state, page: { is: "working", task: taskOf(counted(event.opened, state.recent)) }, looking: null };
    case "find nothing":
      return { ...state, page: nothingPage(event) };
    case "fail":
      return { ...state, page: { is: "failed", error: event.error } };
    case "hold next":
      return { ...state, next: event.opened };
    case "drop next":
      return { ...state, next: null };
    case "toggle":
      return { ...state, reading: { ...state.reading, [event.which]: !state.reading[event.which] } };
    case "hand in":
      return handIn(state, event);
    case "leave item":
      return leave(state);
    case "know recent":
      return knowing(state, event.rows, event.projectId);
    case "take back":
      return takeBack(state, event.opened);
    case "look back":
      return { ...state, looking: stepBack(state, event.steps) };
    case "look at":
      return { ...state, looking: event.index };
    case "lapse":
      return lapse(state, event);
    case "mark missing":
      return { ...onTask(state, (task) => ({ ...task, tried: true })), note: { is: "missing", paths: event.paths } };
    case "edit":
      return { ...onTask(state, (task) => edited(task, event.body)), note: null };
    default:
      return onTask(state, (task) => reduceTask(task, event));
  }
}

type TaskEvent = Exclude<Event, {
  do: "ask" | "open" | "find nothing" | "fail" | "hold next" | "drop next" | "toggle" | "hand in" | "leave item" |
    "know recent" | "take back" | "look back" | "look at" | "lapse" | "mark missing" | "edit";
}>;

function reduceTask(task: Task, event: TaskEvent): Task {
  // A save or a heartbeat may answer after the next item is on the screen.
  if ("leaseId" in event && event.leaseId !== task.lease.id) return task;
  switch (event.do) {
    case "undo":
      return undone(task);
    case "start saving":
      return { ...task, saving: { is: "saving" } };
    case "note saved":
      return {
        ...task, revision: event.revision,
        saving: event.edits === task.edits ? { is: "saved", at: event.at } : { is: "saving" },
      };
    case "note kept":
      return { ...task, saving: { is: "kept" } };
    case "meet conflict":
      return { ...task, saving: { is: "conflict", theirs: event.theirs } };
    case "settle conflict":
      return {
        ...task, body: event.body, revision: event.revision, edits: task.edits + 1, saving: { is: "saving" },
        past: remember(task),
      };
    case "extend":
      return { ...task, lease: { ...task.lease, expires_at: event.expiresAt } };
    case "own":
      return { ...task, owned: event.owned };
    case "activate":
      return { ...task, active: event.dimension };
  }
}

function taskOf({ lease, body, revision, theirs, unsent }: Opened): Task {
  const saving = theirs
    ? ({ is: "conflict", theirs } as const)
    : unsent
      ? ({ is: "saving" } as const)
      : lease.draft
        ? ({ is: "saved", at: lease.draft.saved_at } as const)
        : ({ is: "clean" } as const);
  return {
    lease, body, revision, edits: unsent ? 1 : 0, saving, past: [], tried: false,
    active: activeKey(lease.project.form, null), owned: true,
  };
}

function edited(task: Task, body: Body): Task {
  if (!task.owned) return task;
  const saving = task.saving.is === "conflict" ? task.saving : ({ is: "saving" } as const);
  return { ...task, body, edits: task.edits + 1, saving, past: remember(task) };
}

function undone(task: Task): Task {
  const before = task.past.at(-1);
  if (!before || !task.owned) return task;
  return { ...task, body: before, edits: task.edits + 1, saving: { is: "saving" }, past: task.past.slice(0, -1) };
}

function remember(task: Task): readonly Body[] {
  return [...task.past.slice(-UNDO_STEPS + 1), task.body];
}

function nothingPage({ nothing, now }: Extract<Event, { do: "find nothing" }>): Page {
  if (nothing.why === "guideline_unread" && nothing.guideline_id !== null) {
    return { is: "reading", guidelineId: nothing.guideline_id };
  }
  return { is: "nothing", nothing, askedAt: now };
}

function handIn(state: State, event: Extract<Event, { do: "hand in" }>): State {
  if (state.page.is !== "working") return state;
  const { lease, body, revision } = state.page.task;
  const recent = withDone(state.recent, doneOf({ lease, body, revision, at: event.now }));
  const note = { is: "submitted", item: lease.item_id } as const;
  return follow({ ...state, recent, note, next: state.next && counted(state.next, recent) });
}

/** An answer is on the desk again; the item that was there waits behind it, as far as it had come. */
function takeBack(state: State, opened: Opened): State {
  const next = state.page.is === "working" ? openedOf(state.page.task) : state.next;
  return {
    ...state, page: { is: "working", task: taskOf(opened) }, next, looking: null,
    recent: state.recent.filter((each) => each.leaseId !== opened.lease.id),
    note: { is: "taken back", item: opened.lease.item_id },
  };
}

function openedOf({ lease, body, revision, saving }: Task): Opened {
  const draft = saving.is === "saved" ? { revision, body, saved_at: saving.at } : lease.draft;
  return {
    lease: { ...lease, draft }, body, revision, theirs: saving.is === "conflict" ? saving.theirs : null,
    unsent: saving.is === "saving" || saving.is === "kept",
  };
}

function leave(state: State): State {
  if (state.page.is !== "working") return state;
  return follow({ ...state, note: { is: "skipped", item: state.page.task.lease.item_id } });
}

// The server may not have counted yet what was handed in from this page; a rework it had counted before.
function counted(opened: Opened, recent: readonly Done[]): Opened {
  const { lease } = opened;
  const newest = recent.find((each) => each.lease?.project.id === lease.project.id)?.lease;
  if (!newest) return opened;
  const done = Math.max(lease.position.done, newest.position.done + (newest.rework ? 0 : 1));
  return { ...opened, lease: { ...lease, position: { ...lease.position, done } } };
}

function follow(state: State): State {
  const { next } = state;
  const page: Page = next ? { is: "working", task: taskOf(next) } : { is: "opening" };
  const reading = { ...state.reading, promptOpen: false, diff: false };
  return { ...state, page, reading, next: null, looking: null };
}

function lapse(state: State, event: Extract<Event, { do: "lapse" }>): State {
  if (state.page.is !== "working" || state.page.task.lease.id !== event.leaseId) return state;
  return { ...state, page: { is: "lapsed", task: state.page.task, name: event.name } };
}

function stepBack(state: State, steps: number): number | null {
  const at = (state.looking ?? -1) + steps;
  if (at < 0) return null;
  return Math.min(at, state.recent.length - 1) < 0 ? null : Math.min(at, state.recent.length - 1);
}

function onTask(state: State, change: (task: Task) => Task): State {
  if (state.page.is !== "working") return state;
  const task = change(state.page.task);
  return task === state.page.task ? state : { ...state, page: { is: "working", task } };
}
