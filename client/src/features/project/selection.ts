// Which answers of a list are chosen, of those that can be returned at all.
import type { AnswerState, ProjectAnswer } from "@/api/types";

const RETURNABLE: AnswerState[] = ["submitted", "accepted"];
export const MOST_AT_ONCE = 200;

export function isReturnable(answer: ProjectAnswer): boolean {
  return RETURNABLE.includes(answer.state);
}

export function toggled(chosen: ReadonlySet<number>, id: number): Set<number> {
  const next = new Set(chosen);
  if (!next.delete(id) && next.size < MOST_AT_ONCE) next.add(id);
  return next;
}

/** Choose all that can be returned; where all are chosen already, none. */
export function allToggled(chosen: ReadonlySet<number>, rows: readonly ProjectAnswer[]): Set<number> {
  const ids = rows.filter(isReturnable).map((row) => row.id);
  return new Set(ids.every((id) => chosen.has(id)) ? [] : ids.slice(0, MOST_AT_ONCE));
}

/** Of what was chosen, what the list still shows and can be returned: a filter must never hide what is sent back. */
export function standing(chosen: ReadonlySet<number>, rows: readonly ProjectAnswer[]): number[] {
  return rows.filter((row) => chosen.has(row.id) && isReturnable(row)).map((row) => row.id);
}
