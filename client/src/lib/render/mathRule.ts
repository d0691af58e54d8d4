// Finds formulas in markdown: $…$, $$…$$, \(…\) and \[…\]. Surprise: most of the work is refusing
// dollars that are money ("$5 and $6"), because a price set as a formula looks like a bad answer.
import type { MarkdownIt, StateBlock, StateInline } from "markdown-it";

type Found = { tex: string; end: number; display: boolean };

const TEX_SIGN = /[\\^_={}]/;
const AMOUNT_THEN_WORDS = /^\d[\d,.]*\s*(?:[A-Za-z]{2,}|[\u3400-\u9fff])/;

/** Add the inline and the block rule to a parser. */
export function addMathRules(md: MarkdownIt): void {
  md.inline.ruler.before("escape", "math_inline", inlineRule);
  md.block.ruler.before("fence", "math_block", blockRule, {
    alt: ["paragraph", "reference", "blockquote", "list"],
  });
}

/** Find the formula that opens at `start`, or nothing. */
export function formulaAt(text: string, start: number): Found | null {
  if (text.startsWith("$$", start)) return between(text, start, "$$", true);
  if (text[start] === "$") return singleDollar(text, start);
  if (text.startsWith("\\(", start)) return between(text, start, "\\)", false);
  if (text.startsWith("\\[", start)) return between(text, start, "\\]", true);
  return null;
}

function between(text: string, start: number, closer: string, display: boolean): Found | null {
  const stop = closerAt(text, start + 2, closer);
  const tex = stop < 0 ? "" : text.slice(start + 2, stop).trim();
  return tex ? { tex, end: stop + 2, display } : null;
}

// A closer behind a backslash does not close: in `$\$5$` the middle dollar is a character, and in
// `\[ a \\[2pt] b \]` the second opener belongs to a line break.
function closerAt(text: string, from: number, closer: string): number {
  for (let at = from; at < text.length; at += 1) {
    if (text.startsWith(closer, at)) return at;
    if (text[at] === "\\") at += 1;
  }
  return -1;
}

function singleDollar(text: string, start: number): Found | null {
  const stop = closerAt(text, start + 1, "$");
  if (stop < 0) return null;
  const inner = text.slice(start + 1, stop);
  return isFormula(inner, text[stop + 1]) ? { tex: inner.trim(), end: stop + 1, display: false } : null;
}

// worked values: "x" yes · "5 and " no (space before the closer) · "5-" followed by 6 no ·
// "5 dollars or 10" no (amount, then words) · " x^2 " yes (spaces on both sides and a TeX sign)
function isFormula(inner: string, after: string | undefined): boolean {
  if (!inner.trim() || inner.includes("\n\n")) return false;
  if (after && /\d/.test(after)) return false;
  const opensWithSpace = /^\s/.test(inner);
  const closesWithSpace = /\s$/.test(inner);
  if (opensWithSpace !== closesWithSpace) return false;
  if (opensWithSpace) return TEX_SIGN.test(inner);
  return TEX_SIGN.test(inner) || !AMOUNT_THEN_WORDS.test(inner);
}

function inlineRule(state: StateInline, silent: boolean): boolean {
  const mark = state.src[state.pos];
  if (mark !== "$" && mark !== "\\") return false;
  const found = formulaAt(state.src, state.pos);
  if (!found || found.end > state.posMax) return false;
  if (!silent) {
    const token = state.push(found.display ? "math_display" : "math_inline", "", 0);
    token.content = found.tex;
    token.markup = state.src.slice(state.pos, found.end);
  }
  state.pos = found.end;
  return true;
}

function blockRule(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const first = lineOf(state, startLine);
  const closer = first.startsWith("$$") ? "$$" : first.startsWith("\\[") ? "\\]" : null;
  if (!closer || indentOf(state, startLine) >= 4) return false;
  const lastLine = closingLine(state, startLine, endLine, closer);
  if (lastLine === null) return false;
  if (!silent) pushBlock(state, startLine, lastLine, closer);
  return true;
}

function lineOf(state: StateBlock, line: number): string {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  return state.src.slice(start, state.eMarks[line]).trimEnd();
}

function indentOf(state: StateBlock, line: number): number {
  return (state.sCount[line] ?? 0) - state.blkIndent;
}

// Only punctuation may follow the closer; other words make it a formula inside a paragraph.
function closingLine(state: StateBlock, startLine: number, endLine: number, closer: string): number | null {
  for (let line = startLine; line < endLine; line += 1) {
    if (line > startLine && indentOf(state, line) < 0 && lineOf(state, line)) return null;
    const text = line === startLine ? lineOf(state, line).slice(2) : lineOf(state, line);
    const at = closerAt(text, 0, closer);
    if (at >= 0) return /^[\s，。；：、,.;:]*$/.test(text.slice(at + 2)) ? line : null;
  }
  return null;
}

function pushBlock(state: StateBlock, startLine: number, lastLine: number, closer: string): void {
  const lines: string[] = [];
  for (let line = startLine; line <= lastLine; line += 1) lines.push(lineOf(state, line));
  const whole = lines.join("\n").slice(2);
  const at = closerAt(whole, 0, closer);
  const token = state.push("math_block", "div", 0);
  token.block = true;
  token.content = whole.slice(0, at).trim();
  token.info = whole.slice(at + 2).trim();
  token.map = [startLine, lastLine + 1];
  state.line = lastLine + 1;
}
