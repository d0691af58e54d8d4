// A span's place in the source, in code points as it is stored and in code units as the page counts.
import type { Stretch } from "@/lib/render/places";
import { countChars } from "../problems";
import type { Span } from "./answer";

const CONTEXT = 24; // characters kept on each side, to find the place again

/** Quote a stretch of the source with what stands around it. */
export function quoted(source: string, { from, to }: Stretch): Pick<Span, "start" | "end" | "quote" | "prefix" | "suffix"> {
  const whole = { from: isSplit(source, from) ? from - 1 : from, to: isSplit(source, to) ? to + 1 : to };
  const quote = source.slice(whole.from, whole.to);
  const start = countChars(source.slice(0, whole.from));
  return {
    start, end: start + countChars(quote), quote,
    prefix: [...source.slice(Math.max(0, whole.from - 2 * CONTEXT), whole.from)].slice(-CONTEXT).join("").replace(/^[\udc00-\udfff]/, ""),
    suffix: [...source.slice(whole.to, whole.to + 2 * CONTEXT)].slice(0, CONTEXT).join("").replace(/[\ud800-\udbff]$/, ""),
  };
}

/** Find a span in the source: where it says, else by its quote and what stands around it; null when it is not there. */
export function found(source: string, span: Span): Stretch | null {
  const from = unitsOf(source, span.start);
  if (source.startsWith(span.quote, from)) return { from, to: from + span.quote.length };
  const around = source.indexOf(span.prefix + span.quote + span.suffix);
  if (around >= 0 && span.prefix + span.suffix) return stretch(around + span.prefix.length, span.quote);
  const first = source.indexOf(span.quote);
  return first >= 0 && source.indexOf(span.quote, first + 1) < 0 ? stretch(first, span.quote) : null;
}

function stretch(from: number, quote: string): Stretch {
  return { from, to: from + quote.length };
}

/** Turn a number of code points into code units: after "👍a" 2 are 3. */
export function unitsOf(source: string, points: number): number {
  let units = 0;
  for (let left = points; left > 0 && units < source.length; left -= 1) units += (source.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  return units;
}

function isSplit(source: string, at: number): boolean {
  return /[\udc00-\udfff]/.test(source[at] ?? "") && /[\ud800-\udbff]/.test(source[at - 1] ?? "");
}
