// Words of the GSB report, and what its numbers allow one to say.
import type { Gsb } from "@/api/types";
import { defineWords } from "@/i18n/words";

/** What the sign test allows: the new version is better, worse, or the two cannot be told apart yet. */
export type Finding = "better" | "worse" | "open";
const LEVEL = 0.05;
const SMALLEST = 0.0001;

export function findingOf({ good, bad, p_value }: Gsb): Finding {
  if (p_value === null || p_value >= LEVEL) return "open";
  return good > bad ? "better" : "worse";
}

/** Write a p value: four places, and below that only that it is below. */
export function pText(p: number | null): string {
  if (p === null) return "—";
  return p < SMALLEST ? `< ${SMALLEST}` : p.toFixed(4);
}

/** Write a score with its sign: 0.25 "+0.25". */
export function signed(value: number | null): string {
  if (value === null) return "—";
  const text = Math.abs(value).toFixed(2);
  return Number(text) === 0 ? "0.00" : `${value < 0 ? "−" : "+"}${text}`;
}

export const gsbReportWords = defineWords(
  {
    title: "新版对旧版（GSB）", note: "按题统计共识结论，不按票；人员不知道哪份来自新版。", good: "好", same: "一样", bad: "差",
    score: "GSB 得分", scoreNote: "(G−B)/(G+S+B)", winTie: "胜平率", winTieNote: "(G+S)/N", p: "符号检验 p", pNote: "双侧，平局不计",
    items: "题目", interval: (low: string, high: string) => `95% 区间 ${low} 至 ${high}`,
    finding: {
      better: "新版更好，差异不像偶然（p < 0.05）。", worse: "新版更差，差异不像偶然（p < 0.05）。",
      open: "还分不出高下：这样的差异可能出于偶然。",
    } as Record<Finding, string>,
    none: "还没有结论", noneNote: "题目有人标注并汇总后，这里给出新版对旧版的得分。",
  },
  {
    title: "New against old (GSB)", note: "Counts each item’s consensus, not votes; nobody who judged knew which was new.",
    good: "Good", same: "Same", bad: "Bad", score: "GSB score", scoreNote: "(G−B)/(G+S+B)", winTie: "Win-tie rate",
    winTieNote: "(G+S)/N", p: "Sign test p", pNote: "two-sided, Same left out", items: "Items",
    interval: (low: string, high: string) => `95% interval ${low} to ${high}`,
    finding: {
      better: "The new version is better; chance alone would hardly do this (p < 0.05).",
      worse: "The new version is worse; chance alone would hardly do this (p < 0.05).",
      open: "The two cannot be told apart yet: chance alone could do this.",
    } as Record<Finding, string>,
    none: "No verdicts yet", noneNote: "Once items are answered and settled, the score of new against old stands here.",
  },
);
