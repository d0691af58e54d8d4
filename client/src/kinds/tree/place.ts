// Where a person is: on the path's last message or on a reply, and there on a label. Kept as text like any active field:
// "parent", "2", "parent/quality", "0/spam".
import type { Form } from "@/api/types";
import { isWritten, PARENT, type Entry } from "./answer";

export type Place = { at: number | null; label: string | null };

export function placeOf(active: string | null, form: Form, replies: readonly Entry[]): Place {
  const [target = "", label] = (active ?? firstPlace(replies)).split("/");
  const at = target === PARENT ? null : Math.min(Math.max(0, Number(target) || 0), Math.max(0, replies.length - 1));
  const labels = form.labels ?? [];
  const known = labels.some((each) => each.key === label);
  return { at, label: targetOf(at, replies) === null ? null : known ? (label ?? null) : (labels[0]?.key ?? null) };
}

/** Work begins at the first reply that is to be written, else at the top. */
function firstPlace(replies: readonly Entry[]): string {
  return String(Math.max(0, replies.findIndex(isWritten)));
}

/** Whom labels of this place are for; a person's own words have none. */
export function targetOf(at: number | null, replies: readonly Entry[]): string | null {
  if (at === null) return PARENT;
  const entry = replies[at];
  return entry && !isWritten(entry) ? entry.slot : null;
}

export function written(at: number | null, label?: string | null): string {
  const target = at === null ? PARENT : String(at);
  return label ? `${target}/${label}` : target;
}
