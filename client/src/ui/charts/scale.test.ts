// An axis ends at a round number whose quarters are readable.
import { expect, it } from "vitest";
import { niceTop } from "./scale";

it.each([[0, 4], [1, 4], [4, 4], [7, 8], [9, 10], [93, 100], [150, 200], [612, 800], [801, 1000]])(
  "for %i the axis ends at %i", (most, top) => expect(niceTop(most)).toBe(top),
);
