// Keeps the map between page and source while a text is shown, and colours its marks whenever either changes.
import { useEffect, useRef, type RefObject } from "react";
import { colour, uncolour, type Coloured } from "@/lib/render/highlight";
import { placesOf, rangesOf, rawPlaces, type Place, type Stretch } from "@/lib/render/places";
import { hide, show } from "./shown";

export const NAMES = ["qilou-mark-0", "qilou-mark-1", "qilou-mark-2", "qilou-mark-active"] as const;

type Text = { source: string; raw: boolean; coloured: readonly Coloured[]; focus: Stretch | null };

export function useMarkedText(host: RefObject<HTMLElement | null>, { source, raw, coloured, focus }: Text): void {
  const draw = useRef<() => void>(() => {});
  const latest = useRef(coloured);
  const places = useRef<readonly Place[]>([]);
  useEffect(() => {
    const root = host.current;
    if (!root) return undefined;
    let isShown = true;
    const watcher = new MutationObserver(() => draw.current());
    void mapOf(source, raw).then((map) => {
      if (!isShown) return;
      draw.current = () => {
        places.current = colour(root, NAMES, latest.current, () => map(root));
        watcher.takeRecords(); // of our own marks, where the page has to be changed for them
        show({ root, source, places: places.current });
      };
      draw.current();
      watcher.observe(root, { childList: true, subtree: true });
    });
    return () => {
      isShown = false;
      draw.current = () => {};
      watcher.disconnect();
      uncolour(root, NAMES);
      hide(root);
    };
  }, [host, source, raw]);
  useEffect(() => {
    latest.current = coloured;
    draw.current();
  });
  const [from, to] = [focus?.from ?? null, focus?.to ?? null];
  useEffect(() => {
    if (from === null || to === null) return;
    const [first] = rangesOf({ from, to }, places.current);
    const element = first?.startContainer instanceof Element ? first.startContainer : first?.startContainer.parentElement;
    element?.scrollIntoView({ block: "nearest" });
  }, [from, to]);
}

/** Give the function that maps the page; the renderer, which is a chunk of its own, is here already when one reads. */
async function mapOf(source: string, raw: boolean): Promise<(root: Element) => Place[]> {
  if (raw) return rawPlaces;
  const { leavesOf } = await import("@/lib/render/engine");
  const leaves = leavesOf(source);
  return (root) => placesOf(root, leaves);
}
