// The points of a label: one to five, or yes and no; the digit of each is its place.
import type { Point } from "../parts/Scale";
import type { TreeWords } from "./words";

export function pointsOf(scale: "yes_no" | "five" | undefined, words: TreeWords): Point[] {
  if (scale === "five") return [1, 2, 3, 4, 5].map((value) => ({ value, label: String(value) }));
  return [{ value: 1, label: words.yes }, { value: 0, label: words.no }];
}
