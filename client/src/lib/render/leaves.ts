// Where each rendered character stands in the source. Parses the source once more, without joining what markdown
// joins for display, and lists the leaves in the order in which the page shows them. A formula is one leaf.
import type { Token } from "markdown-it";
import { lineMap, type Lines } from "./lines";
import { leafParser } from "./markdown";
import { inlineLeaves } from "./inlineLeaves";

/** A piece of shown text and its stretch of the source, in code units; from is -1 where it is not known. */
export type Leaf = {
  shown: string; from: number; to: number;
  /** True when shown and source are the same, character by character. */
  exact: boolean;
  /** True for what the page shows as one whole: a formula, a blocked image. */
  atom: boolean;
};

const OPENER = /\$\$|\\\[/;
type Row = { line: number; column: number };

/** List the leaves of a source in the order of the page. */
export function leavesOf(source: string): Leaf[] {
  const parser = leafParser();
  const env = {};
  const lines = lineMap(source);
  const row: Row = { line: 0, column: 0 };
  const leaves: Leaf[] = [];
  for (const token of parser.parse(source, env)) {
    if (token.type === "tr_open") Object.assign(row, { line: token.map?.[0] ?? 0, column: 0 });
    leaves.push(...leavesOfBlock(token, lines, row, env));
  }
  return leaves;
}

function leavesOfBlock(token: Token, lines: Lines, row: Row, env: object): Leaf[] {
  const first = token.map?.[0] ?? 0;
  switch (token.type) {
    case "inline":
      return inlineLeaves(token, token.map ? lines.placed(token.content, first) : cell(token.content, lines, row), env);
    case "fence":
      return codeLeaves(token.content, lines, first + 1);
    case "code_block":
      return codeLeaves(token.content, lines, first);
    case "math_block":
      return formulaLeaves(token, lines);
    default:
      return [];
  }
}

/** Place a table's cell within its line; a bar in it stands behind a backslash that the cell does not show. */
function cell(content: string, lines: Lines, row: Row): number[] {
  const text = lines.text(row.line);
  const written = content.replaceAll("|", "\\|");
  const at = text.indexOf(written, row.column);
  if (at < 0) return Array.from(content, () => -1);
  row.column = at + written.length;
  let next = lines.start(row.line) + at;
  return Array.from({ length: content.length }, (_, index) => {
    if (content[index] === "|") next += 1;
    next += 1;
    return next - 1;
  });
}

function codeLeaves(content: string, lines: Lines, firstLine: number): Leaf[] {
  const leaves: Leaf[] = [];
  for (const [offset, line] of content.split("\n").entries()) {
    const number = firstLine + offset;
    const from = lines.find(line, number);
    if (line) leaves.push({ shown: line, from, to: from < 0 ? -1 : from + line.length, exact: from >= 0, atom: false });
    const [end, next] = [lines.end(number), lines.start(number + 1)];
    leaves.push({ shown: "\n", from: end, to: next, exact: next - end === 1, atom: false });
  }
  return leaves.slice(0, -1); // the content ends with a line break, and nothing comes after it
}

function formulaLeaves(token: Token, lines: Lines): Leaf[] {
  const [first, after] = token.map ?? [0, 1];
  const from = lines.start(first) + Math.max(0, lines.text(first).search(OPENER));
  const end = lines.start(after - 1) + lines.text(after - 1).trimEnd().length;
  const rest = token.info;
  const closed = end - rest.length - spacesBefore(lines.text(after - 1).trimEnd(), rest.length);
  const leaves: Leaf[] = [{ shown: "", from, to: closed, exact: false, atom: true }];
  if (rest) leaves.push({ shown: rest, from: end - rest.length, to: end, exact: true, atom: false });
  return leaves;
}

function spacesBefore(line: string, tail: number): number {
  const before = line.slice(0, line.length - tail);
  return before.length - before.trimEnd().length;
}
