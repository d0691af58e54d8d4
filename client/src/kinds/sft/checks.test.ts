// The checks beside a written answer.
import { expect, it } from "vitest";
import { keptOf, linksIn, repeatedIn } from "./checks";

it("counts sentences that stand there twice, but not short ones", () => {
  expect(repeatedIn("光比声音快得多得多。好。光比声音快得多得多。好。")).toBe(1);
  expect(repeatedIn("Light is faster than sound. So you see it first.")).toBe(0);
});

it("finds links and leaves the full stop after one", () => {
  expect(linksIn("见 https://example.org/a?b=1，或 www.example.org。")).toEqual(["https://example.org/a?b=1", "www.example.org"]);
  expect(linksIn("没有")).toEqual([]);
});

it("says how much of the draft is left", () => {
  expect(keptOf("我喜欢猫", "我喜欢狗")).toBe(0.75);
  expect(keptOf("abc", "")).toBe(0);
  expect(keptOf("", "")).toBe(1);
});
