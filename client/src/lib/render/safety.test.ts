// @vitest-environment jsdom
// An answer is text from a stranger's model. Whatever it holds, the page runs nothing and fetches nothing.
import { describe, expect, it } from "vitest";

import { renderHtml } from "./engine";
import { sanitize } from "./sanitize";

const HOSTILE = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x></svg>",
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
  '<math><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></math>',
  '<style>@import "https://evil.example/a.css"</style>',
  '<a href="javascript:alert(1)">x</a>',
  '<form action="https://evil.example"><button>x</button></form>',
  "<details open ontoggle=alert(1)>",
  "<body onload=alert(1)>",
  "<link rel=stylesheet href=https://evil.example/a.css>",
  '<base href="https://evil.example/">',
  "[x](javascript:alert(1))",
  "[x](  JaVaScRiPt:alert(1))",
  "[x](java&#115;cript:alert(1))",
  "[x](data:text/html,<script>alert(1)</script>)",
  "[x](vbscript:alert(1))",
  "<javascript:alert(1)>",
  "![x](https://evil.example/a.png)",
  "![x](data:image/svg+xml,<svg onload=alert(1)>)",
  '![x" onerror="alert(1)](https://evil.example/a.png)',
  '```"><img src=x onerror=alert(1)>\ncode\n```',
  "```html\n<img src=x onerror=alert(1)>\n```",
  "$\\href{javascript:alert(1)}{x}$",
  "$\\text{<img src=x onerror=alert(1)>}$",
  "$\\includegraphics{https://evil.example/a.png}$",
  "$\\url{javascript:alert(1)}$",
  "$<img src=x onerror=alert(1)>_{$",
];
const LIVE =
  "script, img, svg, iframe, style, link, base, form, button, object, embed, video, audio, meta, input";

function findings(html: string): string[] {
  const host = document.createElement("div");
  host.innerHTML = html;
  const found = [...host.querySelectorAll(LIVE)].map((node) => node.nodeName);
  for (const node of host.querySelectorAll("*")) {
    for (const { name, value } of node.attributes) {
      if (/^on/i.test(name) || /^\s*(javascript|data|vbscript):/i.test(value)) found.push(`${name}=${value}`);
      if (["src", "srcset", "background", "srcdoc"].includes(name)) found.push(name);
    }
  }
  return found;
}

describe("hostile answers", () => {
  it.each(HOSTILE)("are harmless: %s", (source) => expect(findings(renderHtml(source, "zh"))).toEqual([]));

  it.each(HOSTILE.filter((source) => source.startsWith("<")))(
    "are stopped by the last gate alone: %s",
    (html) => expect(findings(sanitize(html))).toEqual([]),
  );
});

describe("links and images", () => {
  it("open in a new window that cannot reach back", () => {
    const html = renderHtml("[x](https://a.example/b)", "zh");
    expect(html).toContain('rel="noopener noreferrer nofollow"');
    expect(html).toContain('target="_blank"');
  });

  it("show the address of a remote image instead of loading it", () => {
    const html = renderHtml("![图](https://a.example/b.png)", "zh");
    expect(html).toContain("外部图片未加载");
    expect(html).toContain("https://a.example/b.png");
  });
});

describe("formulas", () => {
  it.each([
    ["\\left( \\frac a b \\right)", "stretchy"],
    ["\\mathbf{x}+\\vec a", "class"],
    ["\\begin{aligned}a&=b\\end{aligned}", "displaystyle"],
    ["\\sum_{k=1}^n k", "movablelimits"],
  ])("keep the attributes they are drawn by: %s", (tex, attribute) => {
    const host = document.createElement("div");
    host.innerHTML = renderHtml(`$$${tex}$$`, "zh");
    expect(host.querySelector(`math[display="block"] [${attribute}]`)).not.toBeNull();
  });
});
