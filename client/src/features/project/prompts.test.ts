import { expect, test } from "vitest";
import { promptsIn } from "./prompts";

test("a line is a prompt, as text or as JSON", () => {
  const { prompts, bad } = promptsIn('天空为什么是蓝的？\n\n{"prompt": "Why?"}\n{"messages": [{"role": "user", "content": "Hi", "x": 1}]}\n');
  expect(bad).toEqual([]);
  expect(prompts.map((each) => each[0]?.content)).toEqual(["天空为什么是蓝的？", "Why?", "Hi"]);
  expect(prompts[2]).toEqual([{ role: "user", content: "Hi" }]);
});

test("what is no prompt is told by its line", () => {
  const lines = ['{"prompt": 3}', "{", '{"messages": []}', '{"messages": [{"role": "assistant", "content": "x"}]}'];
  expect(promptsIn(lines.join("\n"))).toEqual({ prompts: [], bad: [1, 2, 3, 4] });
});
