// Words of what the server measured of an answer.
import type { Inspection } from "@/api/types";
import { defineWords } from "@/i18n/words";

type Flag = NonNullable<Inspection["figures"]>["flags"][number];

const TURN = /^turns\[(\d+)\]/;

export const figureWords = defineWords(
  {
    title: "系统测量", flags: { draft_untouched: "草稿未改动", unknown_source: "来源不明的模型轮次", near_duplicate: "与其他答案高度相似", other_language: "语言与题目不同", far_shorter: "明显短于同类", pasted: "多为粘贴" } as Record<Flag, string>,
    edit: (chars: number, words: number, kept: number) => `改动 ${chars} 字（${words} 词），保留草稿 ${kept}%`,
    place: (path: string) => placed(path, (n) => `第 ${n} 轮：`), more: (n: number) => `另有 ${n} 处`,
    untouched: (n: number) => `其余 ${n} 处与草稿相同`, asGiven: "与草稿相同",
    alike: (percent: number, answer: number, own: boolean) => `与${own ? "本人的" : "他人的"}答案 #${answer} 相似 ${percent}%`,
    pasted: (n: number) => `从题目之外粘贴 ${n} 字`, note: "仅供参考：请读内容再判断，不要只凭提示退回。",
  },
  {
    title: "Measured", flags: { draft_untouched: "Draft left as it was", unknown_source: "Turn of an unknown generation", near_duplicate: "Nearly a copy", other_language: "Other language than the item", far_shorter: "Far shorter than usual", pasted: "Mostly pasted" } as Record<Flag, string>,
    edit: (chars: number, words: number, kept: number) => `${chars} characters (${words} words) changed, ${kept}% of the draft kept`,
    place: (path: string) => placed(path, (n) => `Turn ${n}: `), more: (n: number) => `and ${n} more`,
    untouched: (n: number) => `${n} others are as the draft had them`, asGiven: "As the draft had it",
    alike: (percent: number, answer: number, own: boolean) => `${percent}% in common with ${own ? "their own" : "another person’s"} answer #${answer}`,
    pasted: (n: number) => `${n} characters pasted from outside the task`, note: "A hint only: read before you judge, and never return for this alone.",
  },
);

function placed(path: string, turn: (n: number) => string): string {
  const found = TURN.exec(path);
  return found ? turn(Number(found[1]) + 1) : "";
}
