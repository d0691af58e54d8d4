// What changed in a guideline, section by section: a heading and what stands under it until the next one.
// A heading inside a code block is none.
import { diffArrays } from "diff";
import { difference, type Piece } from "./difference";

export type Section = { heading: string; text: string };
export type SectionChange = {
  heading: string; is: "same" | "changed" | "added" | "removed"; before: string; after: string;
  /** How many places in it differ. */
  places: number;
};

const HEADING = /^#{1,6}\s+(.*?)\s*#*\s*$/;
const FENCE = /^\s*(```|~~~)/;

/** Cut a Markdown text at its headings; what stands before the first has an empty heading. */
export function sectionsOf(text: string): Section[] {
  const sections: { heading: string; lines: string[] }[] = [{ heading: "", lines: [] }];
  let fenced = false;
  for (const line of text.split("\n")) {
    if (FENCE.test(line)) fenced = !fenced;
    const heading = fenced ? null : HEADING.exec(line);
    if (heading) sections.push({ heading: heading[1] ?? "", lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections
    .map(({ heading, lines }) => ({ heading, text: lines.join("\n").trim() }))
    .filter(({ heading, text }) => heading !== "" || text !== "");
}

/** Compare two versions; sections are the same one when their headings are, in order. */
export function changesOf(before: string, after: string): SectionChange[] {
  const olds = sectionsOf(before);
  const news = sectionsOf(after);
  const changes = diffArrays(olds.map((each) => each.heading), news.map((each) => each.heading));
  const found: SectionChange[] = [];
  let [old, now] = [0, 0];
  for (const { value, added, removed } of changes) {
    for (const heading of value) {
      const was = added ? "" : (olds[old++]?.text ?? "");
      const is = removed ? "" : (news[now++]?.text ?? "");
      if (added) found.push({ heading, is: "added", before: "", after: is, places: 1 });
      else if (removed) found.push({ heading, is: "removed", before: was, after: "", places: 1 });
      else found.push(compared(heading, was, is));
    }
  }
  return found;
}

/** Count the places that differ in all: "更新 n 处". */
export function placesOf(changes: readonly SectionChange[]): number {
  return changes.reduce((sum, each) => sum + each.places, 0);
}

function compared(heading: string, before: string, after: string): SectionChange {
  if (before === after) return { heading, is: "same", before, after, places: 0 };
  return { heading, is: "changed", before, after, places: runsOf(difference(before, after)) };
}

/** Count runs of additions and removals: one that was replaced is one place. */
function runsOf(pieces: readonly Piece[]): number {
  const differs = pieces.map((piece) => piece.kind !== "same" && piece.text.trim() !== "");
  return Math.max(1, differs.filter((each, at) => each && !differs[at - 1]).length);
}
