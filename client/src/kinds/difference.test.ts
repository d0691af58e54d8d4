// What changed between a draft and an answer, as a reader of either language would mark it.
import { describe, expect, it } from "vitest";
import { difference, sizeOf, tokensOf } from "./difference";

const marked = (before: string, after: string) =>
  difference(before, after).map(({ kind, text }) => ({ same: text, added: `+${text}+`, removed: `-${text}-` })[kind]).join("");

describe("differences", () => {
  it("go by character in Chinese", () => expect(marked("我喜欢猫", "我很喜欢狗")).toBe("我+很+喜欢-猫-+狗+"));

  it("go by word in English", () => expect(marked("the cat sat", "the dog sat")).toBe("the -cat-+dog+ sat"));

  it("keep a Latin word apart from the Han characters around it", () => {
    expect(tokensOf("用Python写 n=10")).toEqual(["用", "Python", "写", " ", "n", "=", "10"]);
  });

  it("give back both texts from their pieces", () => {
    const [before, after] = ["第一行\nx = 1\n", "第一行。\nx = 2\n"];
    const pieces = difference(before, after);
    expect(pieces.filter((piece) => piece.kind !== "added").map((piece) => piece.text).join("")).toBe(before);
    expect(pieces.filter((piece) => piece.kind !== "removed").map((piece) => piece.text).join("")).toBe(after);
  });

  it("are counted in characters", () => expect(sizeOf(difference("ab", "ab 中文"))).toMatchObject({ added: 3, removed: 0 }));
});
