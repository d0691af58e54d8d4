// What a GSB report says, and how it writes its numbers.
import { expect, it } from "vitest";
import type { Gsb } from "@/api/types";
import { findingOf, pText, signed } from "./gsbWords";

const nothing = { value: null, low: null, high: null, count: 0 };
const gsb = (good: number, bad: number, p_value: number | null): Gsb =>
  ({ good, same: 35, bad, score: nothing, win_tie: nothing, p_value });

it.each([[45, 20, 0.0026, "better"], [20, 45, 0.0026, "worse"], [6, 4, 0.75, "open"], [0, 0, null, "open"]] as const)(
  "%i good, %i bad, p %f is %s", (good, bad, p, finding) => expect(findingOf(gsb(good, bad, p))).toBe(finding),
);

it.each([[0.25, "+0.25"], [-0.1, "−0.10"], [0, "0.00"], [-0.001, "0.00"], [null, "—"]])("a score of %f is %s", (value, text) => {
  expect(signed(value)).toBe(text);
});

it.each([[0.00261, "0.0026"], [1, "1.0000"], [0.00001, "< 0.0001"], [null, "—"]])("a p of %f is %s", (value, text) => {
  expect(pText(value)).toBe(text);
});
