// The one text on the page that can be marked, for the keys: they ask it what is selected.
import { rangesOf, stretchOf, type Place, type Stretch } from "@/lib/render/places";

type Shown = { root: Element; source: string; places: readonly Place[] };

let shown: Shown | null = null;

export function show(text: Shown): void {
  shown = text;
}

export function hide(root: Element): void {
  if (shown?.root === root) shown = null;
}

/** Bring a stretch of the text onto the screen, also one that is there already by name and was scrolled away. */
export function reveal(stretch: Stretch): void {
  const node = shown && rangesOf(stretch, shown.places)[0]?.startContainer;
  const element = node instanceof Element ? node : node?.parentElement;
  element?.scrollIntoView({ block: "nearest" });
}

/** Give what is selected in the text as a stretch of its source, or null. */
export function selected(): Stretch | null {
  const selection = getSelection();
  if (!shown || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  return range.intersectsNode(shown.root) ? stretchOf(range, shown.places, shown.source) : null;
}
