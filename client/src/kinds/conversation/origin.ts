// Where a turn comes from, as the page can tell at once; the server measures how far it was changed.
import type { Turn } from "./answer";

export type Origin = "person" | "item" | "edited" | "generation" | "generationEdited";

/** `before` is what the turn was made of, or null where that is not known here. */
export function originOf(turn: Turn, before: string | null): Origin {
  if (turn.source === null) return "person";
  const same = before === null || before === turn.content;
  if (turn.source.from === "item") return same ? "item" : "edited";
  return same ? "generation" : "generationEdited";
}
