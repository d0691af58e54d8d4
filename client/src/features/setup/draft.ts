// The draft of a project while it is being set up: how it starts, how it changes, what is still missing.
import type { Dimension, KindName, ProjectDraft } from "@/api/types";
import { defaultForm, GUIDELINES } from "./templates";

export type Step = "kind" | "form" | "terms" | "guideline";
export const STEPS: Step[] = ["kind", "form", "terms", "guideline"];
export type Missing = "title" | "weights" | "guideline";

const WHOLE_BP = 10_000;

export function firstDraft(kind: KindName = "comparison"): ProjectDraft {
  return {
    kind, title: "", title_en: "", form: defaultForm(kind), overlap: 3, inspection_bp: 2000,
    price_fen: 500, minutes_per_item: 6, lease_minutes: 60, skill: null, vendor_ids: [], client_id: null,
    guideline_md: GUIDELINES[kind],
  };
}

/** Change the kind: its form and guideline come from the template, what was typed otherwise stays. */
export function withKind(draft: ProjectDraft, kind: KindName): ProjectDraft {
  const inspection_bp = isSafety(kind) ? WHOLE_BP : isSafety(draft.kind) ? firstDraft().inspection_bp : draft.inspection_bp;
  return { ...draft, kind, form: defaultForm(kind), guideline_md: GUIDELINES[kind], inspection_bp };
}

/** Say whether this kind's data is about safety: every answer is then passed by another person. */
export function isSafety(kind: KindName): boolean {
  return kind === "safety";
}

export function withDimension(draft: ProjectDraft, at: number, change: Partial<Dimension>): ProjectDraft {
  const dimensions = draft.form.dimensions.map((each, index) => (index === at ? { ...each, ...change } : each));
  return { ...draft, form: { ...draft.form, dimensions } };
}

export function withoutDimension(draft: ProjectDraft, at: number): ProjectDraft {
  const dimensions = draft.form.dimensions.filter((_, index) => index !== at);
  return { ...draft, form: { ...draft.form, dimensions } };
}

export function withNewDimension(draft: ProjectDraft, label: Dimension["label"]): ProjectDraft {
  const anchors = Object.fromEntries(["1", "2", "3", "4", "5"].map((score) => [score, { zh: score, en: score }]));
  const fresh: Dimension = {
    key: freeKey(draft.form.dimensions, "dimension"), label, min: 1, max: 5, weight_bp: 0, veto_at: null, anchors,
  };
  return { ...draft, form: { ...draft.form, dimensions: [...draft.form.dimensions, fresh] } };
}

/** Say whether people score by dimensions in this kind. */
export function isScored(kind: KindName): boolean {
  return defaultForm(kind).dimensions.length > 0;
}

export function weightSum(draft: ProjectDraft): number {
  return draft.form.dimensions.reduce((sum, each) => sum + each.weight_bp, 0);
}

/** Name what the step still lacks, or null when one may go on. */
export function missingIn(step: Step, draft: ProjectDraft): Missing | null {
  if (step === "kind") return draft.title.trim() && draft.title_en.trim() ? null : "title";
  if (step === "form" && draft.form.dimensions.length > 0) return weightSum(draft) === WHOLE_BP ? null : "weights";
  if (step === "guideline") return draft.guideline_md.trim() ? null : "guideline";
  return null;
}

/** Give a key that none of these has: dimension_3. */
export function freeKey(taken: readonly { key: string }[], word: string): string {
  const keys = new Set(taken.map((each) => each.key));
  let count = taken.length + 1;
  while (keys.has(`${word}_${count}`)) count += 1;
  return `${word}_${count}`;
}
