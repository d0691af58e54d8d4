// Words of the arena.
import { defineWords } from "@/i18n/words";

const zh = {
  vote: "投票", choices: { A: "A 更好", B: "B 更好", tie: "平", both_bad: "都差" }, unset: "未投票",
  strength: "程度", levels: ["略好", "较好", "好很多"], strengthOf: (label: string) => `程度：${label}`, clear: "清除投票",
  toReason: "跳到理由", blind: "两侧是随机抽取的两个模型，投票前不显示名称。两侧生成完之前也可以投票。",
  groups: { vote: "投票", move: "移动" },
};

export type ArenaWords = typeof zh;

export const arenaWords = defineWords<ArenaWords>(zh, {
  vote: "Vote", choices: { A: "A is better", B: "B is better", tie: "Tie", both_bad: "Both bad" }, unset: "no vote",
  strength: "By how much", levels: ["slightly", "clearly", "by far"], strengthOf: (label) => `By how much: ${label}`,
  clear: "Take the vote away", toReason: "Go to the reason",
  blind: "Two models drawn at random; their names are not shown before the vote. You may vote before both have ended.",
  groups: { vote: "Vote", move: "Moving" },
});
