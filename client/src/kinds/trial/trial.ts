// The states of a trial. Like the workbench's, but nothing is saved and nothing is sent.
import type { Body, Form, View } from "@/api/types";
import type { Kind, Reading } from "../contract";
import { activeKey } from "../dimensions";

export type Note = { is: "missing"; paths: readonly string[] } | { is: "complete" };

export type Trial = {
  body: Body;
  past: readonly Body[];
  /** True after a check that found something missing: from then on the fields are marked. */
  marked: boolean;
  active: string | null;
  reading: Reading;
  note: Note | null;
};

export type Event =
  | { do: "edit"; body: Body }
  | { do: "undo" }
  | { do: "activate"; dimension: string }
  | { do: "toggle"; which: keyof Reading }
  | { do: "check"; paths: readonly string[] }
  | { do: "start"; trial: Trial };

const UNDO_STEPS = 100;

export function firstTrial(kind: Kind, form: Form, view: View): Trial {
  return {
    body: kind.emptyBody(form, view), past: [], marked: false, active: activeKey(form, null), note: null,
    reading: { raw: false, synced: true, promptOpen: false, diff: false },
  };
}

export function reduceTrial(trial: Trial, event: Event): Trial {
  switch (event.do) {
    case "edit":
      return { ...trial, body: event.body, past: [...trial.past.slice(-UNDO_STEPS + 1), trial.body], note: null };
    case "undo": {
      const body = trial.past.at(-1);
      return body ? { ...trial, body, past: trial.past.slice(0, -1), note: null } : trial;
    }
    case "activate":
      return { ...trial, active: event.dimension };
    case "toggle":
      return { ...trial, reading: { ...trial.reading, [event.which]: !trial.reading[event.which] } };
    case "check":
      return checked(trial, event.paths);
    case "start":
      return event.trial;
  }
}

function checked(trial: Trial, paths: readonly string[]): Trial {
  return paths.length > 0
    ? { ...trial, marked: true, note: { is: "missing", paths } }
    : { ...trial, marked: false, note: { is: "complete" } };
}
