// Words of the guideline in the rail.
import { defineWords } from "@/i18n/words";

export const guidelineFaceWords = defineWords(
  {
    label: "规范", full: "全文", since: (n: number) => `与第 ${n} 版相比`, news: "有新版",
    newer: (now: number, then: number) => `第 ${now} 版已发布。这道题仍按第 ${then} 版；领取下一题前需要确认新版。`,
  },
  {
    label: "Guideline", full: "Full text", since: (n: number) => `Since version ${n}`, news: "A new version is out",
    newer: (now: number, then: number) =>
      `Version ${now} is published. This item still goes by version ${then}; confirm the new one before your next item.`,
  },
);
