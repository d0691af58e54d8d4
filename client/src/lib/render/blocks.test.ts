// Blocks joined again are the text; all but the last stay as they are while the text grows.
import { describe, expect, it } from "vitest";
import { blocksOf } from "./blocks";

const TEXT = `# 题目

第一段，一行。
第二行。

- 一

- 二
  里面

\`\`\`python
a = 1

b = 2
\`\`\`

$$
x = 1

y = 2
$$

1. 甲

2. 乙

最后一段。
`;

describe("blocks", () => {
  it("are the text again", () => expect(blocksOf(TEXT).join("")).toBe(TEXT));

  it("keep lists, code and formulas whole", () => {
    expect(blocksOf(TEXT).map((each) => each.trim().split("\n")[0])).toEqual(
      ["# 题目", "第一段，一行。", "- 一", "```python", "$$", "1. 甲", "最后一段。"],
    );
  });

  it("change only at the end while the text grows", () => {
    let before: string[] = [""];
    for (let at = 1; at <= TEXT.length; at += 1) {
      const now = blocksOf(TEXT.slice(0, at));
      expect(now.slice(0, before.length - 1)).toEqual(before.slice(0, -1));
      before = now;
    }
  });

  it("of nothing is one empty block", () => expect(blocksOf("")).toEqual([""]));
});
