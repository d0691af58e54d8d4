// What every step of the set-up gets: the draft so far, and how to change it.
import type { ProjectDraft } from "@/api/types";
import type { Tried } from "@/kinds/trial/TrialDialog";

export type StepProps = { draft: ProjectDraft; onChange: (draft: ProjectDraft) => void };

/** What the form's step gets besides: whether this form has been tried, and how to say that it now is. */
export type TrialProps = { draft: ProjectDraft; tried: boolean; onTry: () => void; onComplete?: ((tried: Tried) => void) | undefined };
