// Colouring ranges of the page. Where the browser can, without touching the page (Custom Highlight API); elsewhere
// with mark elements, which the map of the page sees through.
import { rangesOf, type Place, type Stretch } from "./places";
import "./highlight.css";

export type Coloured = { name: string; stretch: Stretch };

/** Say whether ranges can be coloured without changing the page. */
export function canHighlight(): boolean {
  return typeof Highlight !== "undefined" && typeof CSS !== "undefined" && "highlights" in CSS;
}

/** Colour the stretches and nothing else under these names. Gives the places as they are afterwards. */
export function colour(root: Element, names: readonly string[], coloured: readonly Coloured[], places: () => Place[]): Place[] {
  if (!canHighlight()) return wrap(root, coloured, places);
  const found = places();
  for (const [priority, name] of names.entries()) {
    const mine = coloured.filter((each) => each.name === name);
    const highlight = new Highlight(...mine.flatMap(({ stretch }) => rangesOf(stretch, found)));
    highlight.priority = priority;
    CSS.highlights.set(name, highlight);
  }
  return found;
}

export function uncolour(root: Element | null, names: readonly string[]): void {
  if (canHighlight()) for (const name of names) CSS.highlights.delete(name);
  else if (root) unwrap(root);
}

function wrap(root: Element, coloured: readonly Coloured[], places: () => Place[]): Place[] {
  unwrap(root);
  for (const { name, stretch } of coloured) {
    // Each range lies in a node of its own, so that wrapping one leaves the others whole.
    for (const range of rangesOf(stretch, places())) wrapOne(range, name);
  }
  return places();
}

function wrapOne(range: Range, name: string): void {
  if (range.startContainer instanceof Element) {
    range.startContainer.setAttribute("data-mark", name);
    return;
  }
  const mark = document.createElement("mark");
  mark.dataset["mark"] = name;
  range.surroundContents(mark);
}

function unwrap(root: Element): void {
  for (const element of root.querySelectorAll(":not(mark)[data-mark]")) element.removeAttribute("data-mark");
  for (const mark of root.querySelectorAll("mark[data-mark]")) mark.replaceWith(...mark.childNodes);
  root.normalize();
}
