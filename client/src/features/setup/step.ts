// What every step of the set-up gets: the draft so far, and how to change it.
import type { ProjectDraft } from "@/api/types";

export type StepProps = { draft: ProjectDraft; onChange: (draft: ProjectDraft) => void };
