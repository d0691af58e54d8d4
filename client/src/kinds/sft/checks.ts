// What the page can say of a text while it is written: repeated sentences, links, and how much of the draft is left.
// The server measures the last one anew, exactly, when the answer comes in.
import { difference } from "../difference";

const SENTENCE = /[^。！？!?；;\n]+/gu;
const LINK = /(?:https?:\/\/|www\.)[^\s<>()"'，。；、）】]+/giu;
const LEAST_CHARS = 8;

/** Count sentences of some length that stand in the text more than once; each further time counts. */
export function repeatedIn(text: string): number {
  const said = (text.match(SENTENCE) ?? []).map((each) => each.trim()).filter((each) => [...each].length >= LEAST_CHARS);
  return said.length - new Set(said).size;
}

export function linksIn(text: string): string[] {
  return text.match(LINK) ?? [];
}

/** Give the share of the longer text that both have in common, 0..1. */
export function keptOf(draft: string, text: string): number {
  const longer = Math.max([...draft].length, [...text].length);
  const same = difference(draft, text).reduce((sum, piece) => sum + (piece.kind === "same" ? [...piece.text].length : 0), 0);
  return longer === 0 ? 1 : same / longer;
}
