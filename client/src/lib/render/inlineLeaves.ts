// The leaves of one paragraph, heading or cell. Walks over its tokens with a cursor in its text, stepping over the
// marks that the page does not show: stars, backticks, brackets, a link's address.
import type { Token } from "markdown-it";
import { leafParser } from "./markdown";
import type { Leaf } from "./leaves";

type Cursor = { text: string; at: number; places: number[]; references: Record<string, unknown> };
const BLANK = /\s/;

/** List the leaves of an inline token; places says where each code unit of its content stands in the source. */
export function inlineLeaves(token: Token, places: number[], env: object): Leaf[] {
  const { references = {} } = env as { references?: Record<string, unknown> }; // markdown-it's own field
  const cursor: Cursor = { text: token.content, at: 0, places, references };
  return (token.children ?? []).flatMap((child) => leafOf(child, cursor));
}

function leafOf(token: Token, cursor: Cursor): Leaf[] {
  switch (token.type) {
    case "text":
      return [shown(cursor, token.content, token.content)];
    case "text_special":
      return [shown(cursor, token.content, token.markup)];
    case "code_inline":
      return [code(cursor, token)];
    case "softbreak":
    case "hardbreak":
      return [lineBreak(cursor)];
    case "math_inline":
    case "math_display":
      return [{ ...shown(cursor, "", token.markup), atom: true }];
    case "image":
      return [image(cursor, token)];
    case "link_close":
      closeLink(cursor, token);
      return [];
    default:
      skip(cursor, token.type === "link_open" ? (token.markup === "autolink" ? "<" : "[") : token.markup);
      return [];
  }
}

/** Take what is written at or after the cursor as the source of what is shown. */
function shown(cursor: Cursor, text: string, written: string): Leaf {
  const at = cursor.text.indexOf(written, cursor.at);
  if (at < 0) return { shown: text, from: -1, to: -1, exact: false, atom: false };
  cursor.at = at + written.length;
  return stretch(cursor, text, at, cursor.at);
}

function stretch({ places }: Cursor, text: string, start: number, end: number): Leaf {
  const from = places[start] ?? -1;
  const last = places[end - 1] ?? -1;
  const known = from >= 0 && last >= 0;
  return {
    shown: text, from: known ? from : -1, to: known ? last + 1 : -1, exact: known && last + 1 - from === text.length, atom: false,
  };
}

function skip(cursor: Cursor, mark: string): void {
  if (!mark) return;
  const at = cursor.text.indexOf(mark, cursor.at);
  if (at >= 0) cursor.at = at + mark.length;
}

function code(cursor: Cursor, { content, markup }: Token): Leaf {
  skip(cursor, markup);
  const flat = cursor.text.replaceAll("\n", " ");
  const at = flat.indexOf(content, cursor.at);
  if (at < 0) return { shown: content, from: -1, to: -1, exact: false, atom: false };
  const end = at + content.length;
  cursor.at = flat.indexOf(markup, end) + markup.length;
  return stretch(cursor, content, at, end);
}

function lineBreak(cursor: Cursor): Leaf {
  const at = cursor.text.indexOf("\n", cursor.at);
  const leaf = stretch(cursor, "\n", at, at + 1);
  cursor.at = at + 1;
  while (BLANK.test(cursor.text[cursor.at] ?? "")) cursor.at += 1;
  return leaf;
}

function image(cursor: Cursor, token: Token): Leaf {
  skip(cursor, "![");
  const start = cursor.at - 2;
  cursor.at += token.content.length;
  closeBracket(cursor);
  return { ...stretch(cursor, "", start, cursor.at), exact: false, atom: true };
}

function closeLink(cursor: Cursor, token: Token): void {
  if (token.markup === "autolink") skip(cursor, ">");
  else closeBracket(cursor);
}

/** Step over "](address "title")", "][label]" or "]" alone. */
function closeBracket(cursor: Cursor): void {
  skip(cursor, "]");
  const { text } = cursor;
  const { helpers, utils } = leafParser();
  if (text[cursor.at] === "(") {
    let at = afterSpaces(text, cursor.at + 1);
    const address = helpers.parseLinkDestination(text, at, text.length);
    if (address.ok) at = afterSpaces(text, address.pos);
    const title = helpers.parseLinkTitle(text, at, text.length);
    if (title.ok) at = afterSpaces(text, title.pos);
    if (text[at] === ")") cursor.at = at + 1;
  } else if (text[cursor.at] === "[") {
    const end = text.indexOf("]", cursor.at);
    const label = text.slice(cursor.at + 1, end);
    if (end >= 0 && (label === "" || utils.normalizeReference(label) in cursor.references)) cursor.at = end + 1;
  }
}

function afterSpaces(text: string, from: number): number {
  let at = from;
  while (BLANK.test(text[at] ?? "")) at += 1;
  return at;
}
