// How alike two texts are must be what the server says: these values are its own.
import { expect, it } from "vitest";
import { alike, twinsIn } from "./alike";

it.each([
  ["如何煮软米饭？", "怎样煮软米饭？", 0.5714],
  ["写一首关于春天的诗", "写一首关于秋天的诗", 0.6667],
  ["What is the capital of France?", "What  is the capital\nof Spain?", 0.7458],
  ["😀 好", "😀 好", 1],
])("of %j and %j is the server's", (a, b, value) => expect(alike(a, b)).toBeCloseTo(value, 4));

it("finds the later of two that are nearly the same, and nothing alike in what is empty", () => {
  const texts = ["", "请用小学生能懂的话解释为什么天空是蓝色的。", "", "请用小学生能懂的话解释为什么天空是蓝色的？谢谢"];
  expect([...twinsIn(texts)]).toEqual([[3, 1]]);
});
