// Between the page and the source of an answer, in both directions: what is selected in the page as a stretch of the
// source, and a stretch of the source as ranges in the page. Offsets here are code units of the source.
import type { Leaf } from "./leaves";

/** Characters of a text node, or one whole element, and the stretch of the source that they show. */
export type Place = { node: Node; at: number; length: number; from: number; to: number; exact: boolean };
export type Stretch = { from: number; to: number };

const ATOMS = "math, .render-gap, .image-gap";
const LOOKAHEAD = 8; // characters that must agree when the page and the leaves have come apart

/** Walk over the page and the leaves together and note which shows which. */
export function placesOf(root: Element, leaves: readonly Leaf[]): Place[] {
  const walk = new Walk(leaves);
  visit(root, walk);
  return walk.places;
}

/** The source shown as it is: one place for one text node. */
export function rawPlaces(root: Element): Place[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const places: Place[] = [];
  let from = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    places.push({ node, at: 0, length, from, to: from + length, exact: true });
    from += length;
  }
  return places;
}

/** Give the stretch of the source that a range of the page shows, without blanks at its ends, or null. */
export function stretchOf(range: Range, places: readonly Place[], source: string): Stretch | null {
  let [from, to] = [Infinity, -1];
  for (const place of places) {
    const part = within(range, place);
    if (!part) continue;
    from = Math.min(from, part.from);
    to = Math.max(to, part.to);
  }
  return to > from ? trimmed({ from, to }, source) : null;
}

/** Give the ranges of the page that show a stretch of the source; none when it is not shown. */
export function rangesOf({ from, to }: Stretch, places: readonly Place[]): Range[] {
  return places.flatMap((place) => {
    if (place.to <= from || place.from >= to) return [];
    const range = document.createRange();
    if (place.node.nodeType !== Node.TEXT_NODE) {
      range.selectNodeContents(place.node);
    } else {
      const start = place.exact ? Math.max(0, from - place.from) : 0;
      const end = place.exact ? Math.min(place.length, to - place.from) : place.length;
      range.setStart(place.node, place.at + start);
      range.setEnd(place.node, place.at + end);
    }
    return [range];
  });
}

class Walk {
  places: Place[] = [];
  private leaf = 0;
  private done = 0;

  constructor(private readonly leaves: readonly Leaf[]) {}

  atom(node: Element): void {
    const found = this.leaves.findIndex((leaf, index) => index >= this.leaf && leaf.atom);
    if (found < 0) return;
    const { from, to } = this.leaves[found] ?? { from: -1, to: -1 };
    if (from >= 0) this.places.push({ node, at: 0, length: 0, from, to, exact: false });
    [this.leaf, this.done] = [found + 1, 0];
  }

  text(node: Text): void {
    for (let at = 0; at < node.data.length; at += 1) {
      const leaf = this.current();
      if (leaf && leaf.shown[this.done] === node.data[at]) this.take(node, at, leaf);
      else if (!/\s/.test(node.data[at] ?? "") && this.rejoin(node.data.slice(at, at + LOOKAHEAD))) at -= 1;
    }
  }

  /** Give the leaf that comes next in the text; a formula that the page has not shown yet stays where it is. */
  private current(): Leaf | undefined {
    let leaf = this.leaves[this.leaf];
    while (leaf && !leaf.atom && this.done >= leaf.shown.length) {
      [this.leaf, this.done] = [this.leaf + 1, 0];
      leaf = this.leaves[this.leaf];
    }
    return leaf?.atom === true ? undefined : leaf;
  }

  private take(node: Text, at: number, leaf: Leaf): void {
    const done = this.done;
    this.done += 1;
    if (leaf.from < 0) return;
    const last = this.places.at(-1);
    const from = leaf.exact ? leaf.from + done : leaf.from;
    const to = leaf.exact ? from + 1 : leaf.to;
    const goesOn = last?.node === node && last.at + last.length === at && last.exact === leaf.exact &&
      (leaf.exact ? last.to === from : last.from === from);
    if (goesOn) Object.assign(last, { length: last.length + 1, to });
    else this.places.push({ node, at, length: 1, from, to, exact: leaf.exact });
  }

  /** Go on at the next leaf that begins as the page does here. */
  private rejoin(ahead: string): boolean {
    const found = this.leaves.findIndex((leaf, index) => {
      const begins = leaf.shown.slice(0, ahead.length);
      return index > this.leaf && begins !== "" && ahead.startsWith(begins);
    });
    if (found < 0) return false;
    [this.leaf, this.done] = [found, 0];
    return true;
  }
}

function visit(node: Node, walk: Walk): void {
  for (const child of node.childNodes) {
    if (child instanceof Text) walk.text(child);
    else if (child instanceof Element && child.matches(ATOMS)) walk.atom(child);
    else visit(child, walk);
  }
}

function within(range: Range, place: Place): Stretch | null {
  if (!range.intersectsNode(place.node)) return null;
  if (place.node.nodeType !== Node.TEXT_NODE) return { from: place.from, to: place.to };
  const start = place.node === range.startContainer ? Math.max(place.at, range.startOffset) : place.at;
  const end = Math.min(place.at + place.length, place.node === range.endContainer ? range.endOffset : Infinity);
  if (end <= start) return null;
  if (!place.exact) return { from: place.from, to: place.to };
  return { from: place.from + start - place.at, to: place.from + end - place.at };
}

function trimmed({ from, to }: Stretch, source: string): Stretch | null {
  const said = source.slice(from, to);
  const start = from + said.length - said.trimStart().length;
  const end = from + said.trimEnd().length;
  return end > start ? { from: start, to: end } : null;
}
