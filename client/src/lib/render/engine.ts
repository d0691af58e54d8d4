// The whole renderer: markdown, formulas and code to safe HTML. Loaded as its own chunk.
import { parserFor } from "./markdown";
import { sanitize } from "./sanitize";
import type { Language } from "@/i18n/language";

const PIECE = 600; // characters; some 10 ms on a slow machine

export { leavesOf, type Leaf } from "./leaves";

/** Turn an answer's source into HTML that may be placed in the page. */
export function renderHtml(source: string, language: Language): string {
  return [...renderPieces(source, language)].join("");
}

/** The same piece by piece, a few blocks each, so that whoever renders a long text can let keys through between them. */
export function* renderPieces(source: string, language: Language): Generator<string> {
  const parser = parserFor(language);
  const env = {};
  const tokens = parser.parse(source, env);
  let from = 0;
  let length = 0;
  for (const [at, token] of tokens.entries()) {
    length += token.content.length;
    const isBlockEnd = token.level === 0 && token.nesting <= 0;
    if (!isBlockEnd || (length < PIECE && at < tokens.length - 1)) continue;
    yield sanitize(parser.renderer.render(tokens.slice(from, at + 1), parser.options, env));
    from = at + 1;
    length = 0;
  }
}
