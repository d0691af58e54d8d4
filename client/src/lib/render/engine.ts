// The whole renderer: markdown, formulas and code to safe HTML. Loaded as its own chunk.
import { parserFor } from "./markdown";
import { sanitize } from "./sanitize";
import type { Language } from "@/i18n/language";

export { leavesOf, type Leaf } from "./leaves";

/** Turn an answer's source into HTML that may be placed in the page. */
export function renderHtml(source: string, language: Language): string {
  return sanitize(parserFor(language).render(source));
}
