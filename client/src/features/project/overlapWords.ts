// Words of adaptive overlap.
import { defineWords } from "@/i18n/words";

export const overlapWords = defineWords(
  {
    title: "自适应重复标注", on: "按置信度提前停止",
    note: "每次汇总后：置信度达到门槛的题不再派发，仍有分歧的题最多加到上限。至少一位答过 20 题以上的人参与，才会提前停止。关闭时每题固定人数。",
    fewest: "最少人数", most: "最多人数", confidence: "置信度门槛（0.6–0.999）", save: "保存", saved: "已保存，下次汇总起生效。",
    spared: (needed: string, planned: string, items: string) => `已完成 ${items} 题：计划 ${planned} 份标注，实际需要 ${needed} 份`,
    less: (count: string, share: string) => `省去 ${count} 份（${share}）`, more: (count: string) => `多用 ${count} 份（分歧题加人）`,
    none: "还没有完成的题。",
  },
  {
    title: "Adaptive overlap", on: "Stop early when sure",
    note: "After each settlement, items whose confidence passes the threshold are handed out no more, and items in doubt get more people up to the most. Nobody stops early unless somebody with 20 earlier answers took part. When off, each item gets the same number.",
    fewest: "Fewest people", most: "Most people", confidence: "Confidence threshold (0.6–0.999)", save: "Save",
    saved: "Saved; it holds from the next settlement on.",
    spared: (needed: string, planned: string, items: string) => `${items} items done: ${planned} answers planned, ${needed} needed`,
    less: (count: string, share: string) => `${count} spared (${share})`, more: (count: string) => `${count} more (items in doubt)`,
    none: "No item is done yet.",
  },
);
