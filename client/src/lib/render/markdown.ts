// Builds the markdown parser once per language of the page. Raw HTML is off: it shows as text.
import MarkdownItMaker, { type MarkdownIt, type Token } from "markdown-it";

import { colourCode } from "./code";
import { escapeHtml } from "./escape";
import { setFormula } from "./math";
import { addMathRules } from "./mathRule";
import { addNoWrapRule } from "./nowrap";
import type { Language } from "@/i18n/language";
import { RENDER_WORDS, type RenderWords } from "./words";

const parsers = new Map<Language, MarkdownIt>();

/** Give the parser whose marks are in this language. */
export function parserFor(language: Language): MarkdownIt {
  const known = parsers.get(language);
  if (known) return known;
  const made = makeParser(RENDER_WORDS[language]);
  parsers.set(language, made);
  return made;
}

let leaves: MarkdownIt | null = null;

/** Give the parser that finds the same things and only keeps them apart, for mapping the page to the source. */
export function leafParser(): MarkdownIt {
  leaves ??= bareParser().disable(["text_join"]);
  return leaves;
}

function bareParser(): MarkdownIt {
  const md = MarkdownItMaker({ html: false, breaks: true, linkify: false, highlight: colourCode });
  addMathRules(md);
  md.validateLink = (url) => /^(?:https?:|mailto:)/i.test(url.trim());
  return md;
}

function makeParser(words: RenderWords): MarkdownIt {
  const md = bareParser();
  addNoWrapRule(md);
  addFormulaSetters(md, words);
  md.renderer.rules.image = (tokens, at) => imagePlaceholder(tokens[at], words);
  md.renderer.rules.table_open = () => '<div class="table-scroll" tabindex="0"><table>';
  md.renderer.rules.table_close = () => "</table></div>";
  return md;
}

function addFormulaSetters(md: MarkdownIt, words: RenderWords): void {
  const set = (token: Token | undefined, display: boolean) =>
    setFormula(token?.content ?? "", display, words);
  md.renderer.rules.math_inline = (tokens, at) => set(tokens[at], false);
  md.renderer.rules.math_display = (tokens, at) => set(tokens[at], true);
  md.renderer.rules.math_block = (tokens, at) =>
    `<div class="math-block" tabindex="0">${set(tokens[at], true)}${escapeHtml(tokens[at]?.info ?? "")}</div>\n`;
}

// A remote image would tell its host who looks at the answer, and its address can name the model's
// maker; so it is shown as text and never fetched.
function imagePlaceholder(image: Token | undefined, words: RenderWords): string {
  const label = image?.content ? `${words.imageBlocked} (${image.content})` : words.imageBlocked;
  const address = String(image?.attrGet("src") ?? "");
  return `<span class="image-gap"><span>${escapeHtml(label)}</span> <code>${escapeHtml(address)}</code></span>`;
}
