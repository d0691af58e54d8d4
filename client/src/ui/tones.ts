// Which tone a state's chip has. The word is always there too.
import type { AnswerState, ItemState, ProjectState, RunState, Verdict } from "@/api/types";
import type { Tone } from "./Chip";

export const ANSWER_TONES: Record<AnswerState, Tone> = {
  submitted: "neutral", in_review: "primary", accepted: "ok", returned: "warn", void: "bad", withdrawn: "neutral",
};
export const ITEM_TONES: Record<ItemState, Tone> = { open: "primary", settled: "ok", void: "bad" };
export const PROJECT_TONES: Record<ProjectState, Tone> = {
  draft: "neutral", open: "ok", paused: "warn", closed: "neutral",
};
export const RUN_TONES: Record<RunState, Tone> = {
  queued: "neutral", running: "primary", done: "ok", failed: "bad",
};
export const VERDICT_TONES: Record<Verdict, Tone> = {
  pass: "ok", fix_and_pass: "primary", return: "warn", void: "bad",
};
