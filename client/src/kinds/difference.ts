// What changed between two texts: by word for Latin letters, by character for Chinese, where words have no
// spaces. Very long, very different texts fall back to whole lines, so that the page never stands still.
import { diffArrays } from "diff";

export type Piece = { kind: "same" | "added" | "removed"; text: string };

// The look-ahead keeps a Latin word from swallowing the Han characters beside it: \p{L} covers both.
const TOKEN = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}_])+|\s+|[^\s]/gu;
const PATIENCE_MS = 250;

export function tokensOf(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

/** Compare two texts; "我喜欢 cats" → "我爱 cats" removes 喜欢 and adds 爱. */
export function difference(before: string, after: string): Piece[] {
  const fine = diffArrays(tokensOf(before), tokensOf(after), { timeout: PATIENCE_MS });
  const changes = fine ?? diffArrays(linesOf(before), linesOf(after), { timeout: PATIENCE_MS * 4 });
  if (!changes) return [{ kind: "removed", text: before }, { kind: "added", text: after }];
  return changes.map((change) => ({
    kind: change.added ? "added" : change.removed ? "removed" : "same", text: change.value.join(""),
  }));
}

/** Count the characters that were added and removed. */
export function sizeOf(pieces: readonly Piece[]): { added: number; removed: number } {
  const size = { added: 0, removed: 0, same: 0 };
  for (const { kind, text } of pieces) size[kind] += [...text].length;
  return size;
}

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}
