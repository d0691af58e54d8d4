// Words of what the server measured of an answer.
import type { Inspection } from "@/api/types";
import { defineWords } from "@/i18n/words";

type Flag = NonNullable<Inspection["figures"]>["flags"][number];

const TURN = /^turns\[(\d+)\]/;

export const figureWords = defineWords(
  {
    title: "系统测量", flags: { draft_untouched: "草稿未改动", unknown_source: "来源不明的模型轮次", near_duplicate: "与已有内容高度相似" } as Record<Flag, string>,
    edit: (chars: number, words: number, kept: number) => `改动 ${chars} 字（${words} 词），保留草稿 ${kept}%`,
    place: (path: string) => placed(path, (n) => `第 ${n} 轮：`), more: (n: number) => `另有 ${n} 处`,
    untouched: (n: number) => `其余 ${n} 处与草稿相同`, asGiven: "与草稿相同",
  },
  {
    title: "Measured", flags: { draft_untouched: "Draft left as it was", unknown_source: "Turn of an unknown generation", near_duplicate: "Nearly a copy" } as Record<Flag, string>,
    edit: (chars: number, words: number, kept: number) => `${chars} characters (${words} words) changed, ${kept}% of the draft kept`,
    place: (path: string) => placed(path, (n) => `Turn ${n}: `), more: (n: number) => `and ${n} more`,
    untouched: (n: number) => `${n} others are as the draft had them`, asGiven: "As the draft had it",
  },
);

function placed(path: string, turn: (n: number) => string): string {
  const found = TURN.exec(path);
  return found ? turn(Number(found[1]) + 1) : "";
}
