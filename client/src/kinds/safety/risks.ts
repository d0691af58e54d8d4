// The 31 risks, read from the server's own file at build time. A category and a risk in it are chosen by digit.
import shipped from "../../../../src/qilou/kinds/risks.json";
import type { Text } from "@/api/types";

export type Risk = { code: string; label: Text; note: Text };
export type Category = { code: string; label: Text; risks: Risk[] };

export const CATEGORIES: readonly Category[] = shipped;
const RISKS = new Map(CATEGORIES.flatMap((each) => each.risks).map((risk) => [risk.code, risk]));

export function riskNamed(code: string): Risk | undefined {
  return RISKS.get(code);
}

/** "A.4 f": how the standard writes the code a4f. */
export function codeShown(code: string): string {
  return `${code.slice(0, 1).toUpperCase()}.${code.slice(1, 2)} ${code.slice(2)}`.trim();
}

/** Find the risks whose name, note or code holds every word that is looked for. */
export function searched(looked: string): Risk[] {
  const words = looked.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return [...RISKS.values()].filter((risk) => {
    const said = [risk.code, ...Object.values(risk.label), ...Object.values(risk.note)].join(" ").toLowerCase();
    return words.every((word) => said.includes(word));
  });
}
