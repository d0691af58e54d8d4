// The states of inspection as one closed union, and the only code that moves between them.
import type { Body, Inspection, InspectionOutcome, ReasonCode, Verdict } from "@/api/types";
import { kindNamed } from "@/kinds/catalog";
import { activeKey } from "@/kinds/dimensions";
import type { Reading } from "@/kinds/contract";

export type Why = Extract<InspectionOutcome, { outcome: "nothing" }>["why"];

/** An answer under inspection, and the verdict that is taking shape. */
export type Case = {
  inspection: Inspection;
  verdict: Verdict | null;
  codes: readonly ReasonCode[];
  comment: string;
  /** The inspector's version; only there while the verdict is to fix. */
  fixed: Body | null;
  active: string | null;
  tried: boolean;
  sending: boolean;
  failure: unknown;
};

export type Page =
  | { is: "choosing" } // which project to inspect
  | { is: "opening"; projectId: number | null }
  | { is: "nothing"; projectId: number | null; why: Why }
  | { is: "inspecting"; projectId: number | null; case: Case }
  | { is: "failed"; projectId: number | null; error: unknown };

export type State = {
  page: Page;
  reading: Reading;
  done: number;
  /** The item decided last, said at the bottom until the next decision begins. */
  decided: number | null;
};

export type Event =
  | { do: "choose" }
  | { do: "start"; projectId: number | null }
  | { do: "take"; inspection: Inspection }
  | { do: "find nothing"; why: Why }
  | { do: "fail"; error: unknown }
  | { do: "judge"; verdict: Verdict }
  | { do: "mark"; code: ReasonCode }
  | { do: "comment"; comment: string }
  | { do: "fix"; body: Body }
  | { do: "activate"; dimension: string }
  | { do: "toggle"; which: keyof Reading }
  | { do: "miss" }
  | { do: "send" }
  | { do: "be refused"; error: unknown }
  | { do: "settle" };

export function firstState(): State {
  return {
    page: { is: "choosing" },
    done: 0,
    decided: null,
    reading: { raw: false, synced: true, promptOpen: false, diff: false },
  };
}

export function reduce(state: State, event: Event): State {
  const projectId = "projectId" in state.page ? state.page.projectId : null;
  switch (event.do) {
    case "choose":
      return { ...state, page: { is: "choosing" } };
    case "start":
      return { ...state, page: { is: "opening", projectId: event.projectId } };
    case "take":
      return { ...state, page: { is: "inspecting", projectId, case: caseOf(event.inspection) } };
    case "find nothing":
      return { ...state, page: { is: "nothing", projectId, why: event.why } };
    case "fail":
      return { ...state, page: { is: "failed", projectId, error: event.error } };
    case "toggle":
      return { ...state, reading: { ...state.reading, [event.which]: !state.reading[event.which] } };
    case "settle":
      return settled(state, projectId);
    case "judge":
      return { ...onCase(state, (each) => judged(each, event.verdict)), decided: null };
    default:
      return onCase(state, (each) => reduceCase(each, event));
  }
}

type CaseEvent = Extract<
  Event,
  { do: "mark" | "comment" | "fix" | "activate" | "miss" | "send" | "be refused" }
>;

function reduceCase(each: Case, event: CaseEvent): Case {
  switch (event.do) {
    case "mark":
      return { ...each, codes: flipped(each.codes, event.code) };
    case "comment":
      return { ...each, comment: event.comment };
    case "fix":
      return each.verdict === "fix_and_pass" ? { ...each, fixed: event.body } : each;
    case "activate":
      return { ...each, active: event.dimension };
    case "miss":
      return { ...each, tried: true };
    case "send":
      return { ...each, sending: true, failure: null };
    case "be refused":
      return { ...each, sending: false, failure: event.error };
  }
}

function settled(state: State, projectId: number | null): State {
  const decided = state.page.is === "inspecting" ? state.page.case.inspection.item_id : null;
  return { ...state, page: { is: "opening", projectId }, done: state.done + 1, decided };
}

function caseOf(inspection: Inspection): Case {
  return {
    inspection,
    verdict: null,
    codes: [],
    comment: "",
    fixed: null,
    tried: false,
    sending: false,
    failure: null,
    active: activeKey(inspection.project.form, null),
  };
}

// A fix that was begun survives a look at another verdict; it is only sent with its own.
function judged(each: Case, verdict: Verdict): Case {
  const fixed = verdict === "fix_and_pass" ? (each.fixed ?? each.inspection.body) : each.fixed;
  return { ...each, verdict, fixed, tried: false };
}

function flipped(codes: readonly ReasonCode[], code: ReasonCode): readonly ReasonCode[] {
  return codes.includes(code) ? codes.filter((each) => each !== code) : [...codes, code];
}

/** What is still missing before the verdict can be sent; null when nothing is. */
export type Missing = "verdict" | "codes" | "fix_incomplete" | "fix_unchanged";

export function missingOf({ verdict, codes, fixed, inspection }: Case): Missing | null {
  if (verdict === null) return "verdict";
  if (verdict === "return" || verdict === "void") return codes.length === 0 ? "codes" : null;
  if (verdict === "pass") return null;
  const { kind, form } = inspection.project;
  if (fixed === null || JSON.stringify(fixed) === JSON.stringify(inspection.body)) return "fix_unchanged";
  return kindNamed(kind).complete(form, fixed, inspection.view).length > 0 ? "fix_incomplete" : null;
}

function onCase(state: State, change: (each: Case) => Case): State {
  if (state.page.is !== "inspecting") return state;
  return { ...state, page: { ...state.page, case: change(state.page.case) } };
}
