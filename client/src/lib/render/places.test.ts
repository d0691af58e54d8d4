// @vitest-environment jsdom
// What is selected in the page, as a stretch of the source and back: nothing may move by a single character.
import { describe, expect, it } from "vitest";

import { leavesOf, renderHtml } from "./engine";
import { placesOf, rangesOf, rawPlaces, stretchOf } from "./places";

function page(source: string) {
  const host = document.createElement("div");
  host.innerHTML = renderHtml(source, "zh");
  return { host, places: placesOf(host, leavesOf(source)) };
}

/** A line break in code between backticks is shown as a blank, and one of Windows as a plain one. */
const spaced = (text: string) => text.replace(/\s/g, " ");

/** Select from the first to the last of two shown texts and give what of the source that is. */
function selected(source: string, first: string, last = first): string | null {
  const { host, places } = page(source);
  const range = document.createRange();
  const start = textNode(host, first);
  const end = textNode(host, last, true);
  range.setStart(start.node, start.at);
  range.setEnd(end.node, end.at + last.length);
  const found = stretchOf(range, places, source);
  return found && source.slice(found.from, found.to);
}

function textNode(host: Element, text: string, fromEnd = false): { node: Text; at: number } {
  const walker = document.createTreeWalker(host, NodeFilter.SHOW_TEXT);
  const found: { node: Text; at: number }[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = (node.nodeValue ?? "").indexOf(text);
    if (at >= 0) found.push({ node: node as Text, at }); // SHOW_TEXT
  }
  const chosen = fromEnd ? found.at(-1) : found[0];
  if (!chosen) throw new Error(`${text} is not one text in ${host.innerHTML}`);
  return chosen;
}

const SOURCES: [string, string][] = [
  ["words", "水在 90 ℃ 沸腾。"],
  ["bold and italics", "这是 **很 *重要* 的** 一句，~~删~~ 留。"],
  ["unmatched marks", "2 * 3 ** 4 _ 5 `没有结束"],
  ["lists", "- 甲\n- 乙 **丙**\n  - 丁\n    接着\n\n1. 一\n2. 二"],
  ["quotes", "> 引用 **一**\n> 二行\n>\n> - 表 `x`\n\n完"],
  ["headings", "# 一 `二` #\n\n三\n===\n\n## 四 ##"],
  ["fenced code", "前\n\n```python\ndef f(x):\n    return x  # 注 & <b>\n\n\nprint(f(1))\n```\n后"],
  ["fenced code in a list", "1. 做\n   ```sql\n   SELECT *\n     FROM t;\n   ```\n2. 完"],
  ["indented code", "甲\n\n    x = 1\n      y\n\n乙"],
  ["inline code", "用 `a  b` 和 `` c`d `` 还有 ` ` 与\n`跨\n行`。"],
  ["formulas", "设 $x^2$，则（$y$）为 \\(z\\)；$$a+b$$，完。"],
  ["formulas in blocks", "前\n\n$$\n\\frac{1}{2}\n$$\n\n- 表\n  \\[\n  x\n  \\]，\n- 尾"],
  ["a formula that fails", "前 $\\frac{1}{$ 后"],
  ["tables", "|a|**b**|\n|-|:-:|\n|1|2 \\| 3|\n|`x`||\n| a | $y$ |\n\n后 1"],
  ["emoji and rare characters", "👍🏽 好 𠮷野家 👨‍👩‍👧 完 **🙏**。"],
  ["escapes and entities", "\\*不斜\\* a &amp; b &lt; c \\\\ d &#20013; \\a"],
  ["links", "见 [这 *里*](https://a.example/b(c) \"题 b\") b，<https://x.example>，[甲][r] [乙] [丙]\n\n[r]: https://r.example"],
  ["images", "图 ![说明 a](https://a.example/a.png \"a\") a"],
  ["line breaks", "一  \n二\\\n三\n   四"],
  ["Windows lines", "一 **二**\r\n三\r\n\r\n```\r\na\r\nb\r\n```\r\n- 四\r\n"],
  ["tags", "<b>不是标签</b> <script>x</script>"],
  ["rules and tabs", "a\n\n---\n\n-\tb\n\tc\n"],
  ["prices", "It is $5 and $6, or **$7**."],
];

describe("every shown character", () => {
  it.each(SOURCES)("of %s stands where the source has it", (_name, source) => {
    const { places } = page(source);
    for (const { node, at, length, from, to, exact } of places) {
      if (exact) expect(spaced(source.slice(from, to))).toBe(spaced((node.nodeValue ?? "").slice(at, at + length)));
    }
  });

  it.each(SOURCES)("of %s has a place, in order", (_name, source) => {
    const { host, places } = page(source);
    const covered = new Map<Node, number>();
    for (const { node, length } of places) covered.set(node, (covered.get(node) ?? 0) + length);
    for (const atom of host.querySelectorAll("math, .render-gap, .image-gap")) {
      expect(covered.has(atom)).toBe(true);
      atom.remove();
    }
    const shown = (host.textContent ?? "").replace(/\s/g, "");
    const placed = places.filter(({ node }) => node instanceof Text)
      .map(({ node, at, length }) => (node.nodeValue ?? "").slice(at, at + length)).join("").replace(/\s/g, "");
    expect(placed).toBe(shown);
    expect(places.map(({ from }) => from)).toEqual(places.map(({ from }) => from).toSorted((a, b) => a - b));
  });

  it.each(SOURCES)("of %s, selected alone, comes back as itself", (_name, source) => {
    const { places } = page(source);
    for (const { from, to } of places) {
      const [first] = rangesOf({ from, to }, places);
      if (!first || !source.slice(from, to).trim()) continue;
      const back = stretchOf(first, places, source);
      expect(back && source.slice(back.from, back.to)).toBe(source.slice(from, to).trim());
    }
  });
});

describe("a selection", () => {
  it.each([
    ["这是 **很 *重要* 的** 一句", "很", "一句", "很 *重要* 的** 一句"],
    ["设 $x^2$，则 $y$ 为 `z` 好", "设", "好", "设 $x^2$，则 $y$ 为 `z` 好"],
    ["设 **甲 $x$ 乙** 完", "甲", "乙", "甲 $x$ 乙"],
    ["- 甲\n- 乙", "甲", "乙", "甲\n- 乙"],
    ["|a|b|\n|-|-|\n|1|2|", "1", "2", "1|2"],
    ["```py\nx = 1\ny = 2\n```", "x = ", "2", "x = 1\ny = 2"],
    ["a &amp; b", "a & b", "a & b", "a &amp; b"],
    ["[甲](https://a.example) 乙", "甲", "乙", "甲](https://a.example) 乙"],
    ["  好 👍  ", "好 👍", "好 👍", "好 👍"],
    ["> 一\n> 二", "一", "二", "一\n> 二"],
  ])("in %j from %j to %j is %j", (source, first, last, expected) => {
    expect(selected(source, first, last)).toBe(expected);
  });

  it("of part of a formula is the whole formula", () => {
    const source = "前 $x^2 + y$ 后";
    const { host, places } = page(source);
    const range = document.createRange();
    range.selectNodeContents(host.querySelector("mi") ?? host);
    const found = stretchOf(range, places, source);
    expect(found && source.slice(found.from, found.to)).toBe("$x^2 + y$");
  });

  it("of a whole formula between two texts takes neither of them", () => {
    const source = "前$x$后";
    const { host, places } = page(source);
    const range = document.createRange();
    range.setStartBefore(host.querySelector("math") ?? host);
    range.setEndAfter(host.querySelector("math") ?? host);
    const found = stretchOf(range, places, source);
    expect(found && source.slice(found.from, found.to)).toBe("$x$");
  });

  it("of blanks alone is nothing", () => expect(selected("甲 **乙**", " ")).toBeNull());

  it("of the source as it is needs no map", () => {
    const host = document.createElement("pre");
    host.textContent = "**甲** $x$";
    const places = rawPlaces(host);
    const range = document.createRange();
    range.setStart(host.firstChild ?? host, 2);
    range.setEnd(host.firstChild ?? host, 9);
    expect(stretchOf(range, places, "**甲** $x$")).toEqual({ from: 2, to: 9 });
  });
});

describe("a stretch of the source", () => {
  it.each([
    ["这是 **很 *重要* 的** 一句", "很 *重要* 的", "很 重要 的"],
    ["设 **甲 $x$ 乙** `丙` 完", "甲 $x$ 乙** `丙", "甲 x 乙 丙"],
    ["甲 **乙**", "**乙**", "乙"],
    ["a &lt; b", "&lt;", "<"],
  ])("in %j: %j is shown as %j", (source, quote, expected) => {
    const { places } = page(source);
    const from = source.indexOf(quote);
    const shown = rangesOf({ from, to: from + quote.length }, places).map(String).join("");
    expect(shown.replace("xx", "x")).toBe(expected);
  });

  it("that the page does not show has no range", () => {
    const source = "[甲](https://a.example)";
    expect(rangesOf({ from: 6, to: 10 }, page(source).places)).toEqual([]);
  });
});
