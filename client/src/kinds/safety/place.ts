// Where a person is in the list of risks, kept as text like any active field: "risks", "risks:3", "prompt_risks:1",
// with the risk that evidence is marked for behind it: "risks:3:a3b".
import type { Part } from "./answer";
import { CATEGORIES } from "./risks";

export type Place = { part: Part; open: number | null; last: string | null };

export function readPlace(active: string | null, hasAnswer: boolean): Place {
  const [part, open, last] = (active ?? "").split(":");
  const at = Number(open);
  return {
    part: part === "prompt_risks" && hasAnswer ? "prompt_risks" : "risks",
    open: open !== undefined && open !== "" && CATEGORIES[at] ? at : null, last: last || null,
  };
}

export function writePlace({ part, open, last }: Place): string {
  return `${part}:${open ?? ""}:${last ?? ""}`;
}
