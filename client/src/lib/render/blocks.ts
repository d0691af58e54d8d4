// Cuts a markdown source into blocks that can be rendered one by one, so that of a growing answer only the last block
// is rendered again. A cut is made at a blank line outside code and formulas, never inside a list.
const FENCE = /^ {0,3}(```+|~~~+)/;
const ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)/;
const MATH: Record<string, string> = { "$$": "$$", "\\[": "\\]" };

/** Cut the text; joined again the blocks are the text. All but the last one will not change as the text grows. */
export function blocksOf(text: string): string[] {
  const blocks: string[] = [];
  let start = 0;
  let closer = "";
  let blank = false;
  for (let at = 0; at < text.length;) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end);
    const complete = end < text.length || line.endsWith("\n");
    if (!closer && blank && line.trim() !== "" && cutsHere(line, text.slice(start, start + 16), complete)) {
      blocks.push(text.slice(start, at));
      start = at;
    }
    blank = line.trim() === "";
    closer = closerAfter(line, closer);
    at = end;
  }
  if (start < text.length || blocks.length === 0) blocks.push(text.slice(start));
  return blocks;
}

/** A line whose first characters have not all come may yet turn out to be a list's. */
function cutsHere(line: string, block: string, complete: boolean): boolean {
  if (!complete && line.length < 4) return false;
  if (/^\s/.test(line)) return false;
  return !(ITEM.test(block) && ITEM.test(line));
}

function closerAfter(line: string, closer: string): string {
  const bare = line.trim();
  if (closer) return bare.startsWith(closer) || (closer.length === 2 && bare.endsWith(closer)) ? "" : closer;
  const fence = FENCE.exec(line)?.[1];
  if (fence) return fence;
  const math = MATH[bare.slice(0, 2)];
  return math && !bare.slice(2).includes(math) ? math : "";
}

function lineEnd(text: string, at: number): number {
  const found = text.indexOf("\n", at);
  return found < 0 ? text.length : found + 1;
}
