// What the person is doing with the marks, kept as the workbench's active field, so that it leaves with the item.
import type { Stretch } from "@/lib/render/places";

export type Mode =
  | { is: "reading" }
  | { is: "nothing selected" }
  | { is: "on"; at: number }
  | { is: "labelling"; stretch: Stretch; replaces: number | null }
  | { is: "grading"; stretch: Stretch; replaces: number | null; label: string };

export function writeMode(mode: Mode): string {
  return JSON.stringify(mode);
}

/** Read the mode; an active field that another kind or version has written means reading. */
export function readMode(active: string | null): Mode {
  if (!active?.startsWith("{")) return { is: "reading" };
  return JSON.parse(active) as Mode; // written by writeMode: nothing else begins like that
}

export function activeSpan(active: string | null, count: number): number | null {
  const mode = readMode(active);
  return mode.is === "on" && mode.at < count ? mode.at : null;
}
