// @vitest-environment jsdom
// What an annotator sees of an answer's source: formulas, code, Chinese punctuation, and nothing dangerous.
import { describe, expect, it } from "vitest";

import { renderHtml, renderPieces } from "./engine";
import { parserFor } from "./markdown";
import { sanitize } from "./sanitize";

function page(source: string): HTMLElement {
  const host = document.createElement("div");
  host.innerHTML = renderHtml(source, "zh");
  return host;
}

const formulas = (source: string) => page(source).querySelectorAll("math").length;

describe("an ordinary answer", () => {
  it("becomes headings, lists, tables, code and formulas", () => {
    const host = page(
      "## 思路\n\n- 设 $f(i)$ 为\n\n|a|b|\n|-|-|\n|1|2|\n\n```python\nprint(1)\n```\n\n$$\n\\sum_k k\n$$",
    );
    expect(host.querySelectorAll("h2, li, td, pre .hljs-built_in, math")).toHaveLength(1 + 1 + 2 + 1 + 2);
  });

  it("keeps the breaks the author typed", () => {
    expect(page("一行\n二行").querySelectorAll("br")).toHaveLength(1);
  });
});

describe("formula delimiters", () => {
  it.each([
    ["$x^2$"],
    ["$$x^2$$"],
    ["\\(x^2\\)"],
    ["\\[x^2\\]"],
    ["前 $ x_1 = 2 $ 后"],
    ["$$\nx\n\n= y\n$$"],
    ["\\[\nx \\\\[2pt] y\n\\]"],
    ["> $$\n> x\n> $$"],
    ["1. 设\n   $$\n   x\n   $$\n2. 二"],
    ["文字\n$$x$$\n文字"],
    ["$$x$$，因此"],
    ["价格 $\\$5$"],
  ])("sets %j as one formula", (source) => expect(formulas(source)).toBe(1));

  it.each([
    ["$5 and $6"],
    ["costs $120"],
    ["价格在$5到$6之间"],
    ["$5 dollars or 10$"],
    ["$100美元和20$"],
    ["`$x$`"],
    ["```\n$x$\n```"],
    ["\\$x\\$"],
    ["$ a $"],
    ["$x"],
    ["\\(x"],
    ["$$"],
    ["$$\n未完"],
  ])("leaves %j as text", (source) => expect(formulas(source)).toBe(0));

  it("keeps the words around money unchanged", () => {
    expect(page("It is $5 and $6.").textContent?.trim()).toBe("It is $5 and $6.");
  });

  it("does not let markdown eat the inside of a formula", () => {
    expect(page("$a_1 * b_2 * c_3$").querySelectorAll("em")).toHaveLength(0);
    expect(page("\\[\na\n---\nb\n\\]").querySelectorAll("h2, hr")).toHaveLength(0);
  });
});

describe("a formula that cannot be set", () => {
  it("shows its source and asks graders not to count it", () => {
    const host = page("前 $\\frac{1}{$ 后");
    expect(host.querySelector(".render-gap")?.textContent).toBe("\\frac{1}{渲染失败，请勿据此扣分");
  });

  it("says so in English too", () => {
    expect(renderHtml("$\\nosuch{x}$", "en")).toContain("could not render");
  });
});

describe("Chinese punctuation", () => {
  it.each([
    ["代价 $O(n)$。然后", "。"],
    ["（$x$）", "）"],
    ["$x$，$y$；", "，"],
  ])("stays with the formula in %j", (source, mark) => {
    expect(page(source).querySelector(".nowrap")?.textContent).toContain(mark);
  });

  it("leaves a long formula free to wrap", () => {
    const long = `$${"x + ".repeat(20)}y$。`;
    expect(page(long).querySelector(".nowrap")).toBeNull();
  });
});

describe("a long text", () => {
  const block = "## 节\n\n设 $x^2$，则**成立** [一][1]。\n\n- 甲\n\n  乙\n- 丙\n\n> 引\n\n```python\nx = 1\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n$$y$$\n\n";
  const text = `${block.repeat(60)}\n[1]: https://example.org`;

  it("is rendered in many pieces, which together are what one piece would be", () => {
    const pieces = [...renderPieces(text, "zh")];
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.join("")).toBe(sanitize(parserFor("zh").render(text)));
  });

  it("that is empty is no piece", () => expect(renderHtml("", "zh")).toBe(""));
});
