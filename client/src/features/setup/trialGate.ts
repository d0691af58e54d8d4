// Whether the form has been tried. A trial counts for the form's shape: who then changes a weight or an anchor need
// not try again, who changes the kind, a dimension or a scale meets another form.
import type { ProjectDraft } from "@/api/types";
import type { Step } from "./draft";

/** What a trial was of: the kind, the dimensions with their scales, and what there is to choose from. */
export function shapeOf({ kind, form }: ProjectDraft): string {
  const scales = form.dimensions.map(({ key, min, max }) => `${key} ${min}–${max}`);
  const choices = [...(form.labels ?? []), ...(form.severities ?? []), ...(form.errors ?? []), ...(form.criteria ?? [])].map(({ key }) => key);
  const fields = (form.fields ?? []).map(({ label: _, help: __, ...field }) => JSON.stringify({ ...field, options: field.options?.map(({ key, hotkey }) => [key, hotkey]) }));
  return [kind, form.strength ?? "", form.mode ?? "", ...scales, ...choices, ...fields].join(", ");
}

/** Say whether the step has to wait for a trial of this form. */
export function awaitsTrial(step: Step, draft: ProjectDraft, tried: string | null): boolean {
  return step !== "kind" && tried !== shapeOf(draft);
}
