// Giving a key another place on the keyboard. Over all keys there are, no two may end on the same place: then no page
// can have a clash, whichever of them it uses.
import { isSingleKey, isTaken } from "@/lib/keys/shortcut";
import type { OwnKeys } from "@/lib/keys/settings";
import { ROWS } from "./everyKey";

export type Verdict = { is: "free" } | { is: "same" } | { is: "refused" } | { is: "clash"; with: string };

/** What is pressed for a key now. */
export function placeOf(key: string, own: OwnKeys): string {
  return own[key] ?? key;
}

/** Say whether a key may move to a place. */
export function judge(key: string, place: string, own: OwnKeys): Verdict {
  if (!isSingleKey(place) || isTaken(place)) return { is: "refused" };
  if (placeOf(key, own) === place) return { is: "same" };
  const other = ROWS.find((row) => row.key !== key && placeOf(row.key, own) === place);
  return other ? { is: "clash", with: other.key } : { is: "free" };
}

/** Move a key; what was in its new place takes the old one. An empty place switches it off. */
export function moved(key: string, place: string, own: OwnKeys): Record<string, string> {
  const before = placeOf(key, own);
  const verdict = place === "" ? null : judge(key, place, own);
  const next = { ...own, [key]: place, ...(verdict?.is === "clash" ? { [verdict.with]: before } : {}) };
  return Object.fromEntries(Object.entries(next).filter(([each, to]) => each !== to));
}
