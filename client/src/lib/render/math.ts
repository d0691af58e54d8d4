// Sets TeX as MathML. A formula that cannot be set shows its source and a mark that asks graders not
// to count it against the answer: the gap is ours, not the model's.
import temml from "temml";

import { escapeHtml } from "./escape";
import type { RenderWords } from "./words";

const LIMITS = { maxExpand: 400, maxSize: [20, 20] as [number, number], trust: false, strict: false };

/** Set one formula; display formulas stand on their own line. */
export function setFormula(tex: string, display: boolean, words: RenderWords): string {
  try {
    const mathml = temml.renderToString(tex, { ...LIMITS, displayMode: display, throwOnError: true });
    return display ? `<span class="math-display">${mathml}</span>` : mathml;
  } catch {
    return unsetFormula(tex, words);
  }
}

function unsetFormula(tex: string, words: RenderWords): string {
  return (
    `<span class="render-gap"><code>${escapeHtml(tex)}</code>` +
    `<span class="render-gap-mark">${escapeHtml(words.formulaFailed)}</span></span>`
  );
}
