// Which commands a few typed letters mean: a part of the name, the first letters of its pinyin, or of its words.
import { initialsOf } from "./pinyin";

export type Command = {
  id: string; group: string; label: string;
  /** The same name in the other language, and what else people call it. */
  also?: string | undefined;
  keys?: readonly string[] | undefined;
  /** True where it would only fill the list: it is found by typing. */
  quiet?: boolean | undefined;
  run: () => void;
};

/** Give the commands that a query means, better matches first; an empty query gives all but the quiet ones. */
export function found(commands: readonly Command[], query: string): Command[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === "") return commands.filter((each) => !each.quiet);
  const ranked = commands.map((each) => ({ each, rank: rankOf(each, wanted) })).filter(({ rank }) => rank < Infinity);
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ each }) => each);
}

/**
 *   rank  "wdrw"     我的任务, pinyin from its beginning   1
 *         "任务"     我的任务, a part of it                2
 *         "drw"      我的任务, pinyin from within          3
 *         "tasks"    我的任务, called My tasks in English  4
 */
function rankOf({ label, also = "" }: Command, wanted: string): number {
  const name = label.toLowerCase();
  const initials = initialsOf(label);
  if (name.startsWith(wanted)) return 0;
  if (initials.startsWith(wanted)) return 1;
  if (name.includes(wanted)) return 2;
  if (initials.includes(wanted)) return 3;
  if (also.toLowerCase().includes(wanted)) return 4;
  return wordsBegin(`${label} ${also}`, wanted) ? 5 : Infinity;
}

/** "mt" begins the words of "My tasks". */
function wordsBegin(text: string, wanted: string): boolean {
  return text.toLowerCase().split(/[^\p{L}\p{N}]+/u).map((word) => word[0] ?? "").join("").includes(wanted);
}
