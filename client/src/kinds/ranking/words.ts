// Words of rankings.
import { defineWords } from "@/i18n/words";

const zh = {
  order: "排序", orderNote: "1 为最好，可并列", unplaced: "待排", unplacedCount: (n: number) => `还有 ${n} 条待排`,
  rank: (n: number) => `第 ${n} 名`, noRank: "未排", shared: (rank: string, others: string) => `${rank}，与 ${others} 并列`,
  status: (slot: string, rank: string) => `回答 ${slot}：${rank}`, join: "、",
  drag: (slot: string) => `拖动回答 ${slot}：放在两行之间排到那里，放在一行上与它并列`,
  up: (slot: string) => `上移 回答 ${slot}`, down: (slot: string) => `下移 回答 ${slot}`,
  tie: (slot: string) => `回答 ${slot} 与上一名并列`, place: (slot: string) => `把回答 ${slot} 排到末位`, placeShort: "排入",
  fold: (slot: string) => `收起 回答 ${slot}`, unfold: (slot: string) => `展开 回答 ${slot}`,
  foldShort: "收起", unfoldShort: "展开", show: (slot: string) => `查看 回答 ${slot}`,
  noneGood: "都不合格", noneGoodNote: "排序照常，另记最好的一条也不可用",
  setRank: (n: number) => `当前回答排第 ${n} 名`, setFamily: "当前回答的名次", clear: "清除当前回答的名次",
  moveUp: "当前回答上移", moveDown: "当前回答下移", tieAbove: "与上一名并列",
  next: "下一条回答", previous: "上一条回答", toReason: "跳到理由",
  groups: { rank: "排序", move: "移动" },
};

export type RankingWords = typeof zh;

export const rankingWords = defineWords<RankingWords>(zh, {
  order: "Order", orderNote: "1 is the best; equals may share a rank", unplaced: "Not placed yet",
  unplacedCount: (n) => `${n} still to place`, rank: (n) => `rank ${n}`, noRank: "no rank",
  shared: (rank, others) => `${rank}, equal to ${others}`, status: (slot, rank) => `Answer ${slot}: ${rank}`, join: ", ",
  drag: (slot) => `Drag answer ${slot}: between two rows to place it there, onto a row to share its rank`,
  up: (slot) => `Move answer ${slot} up`, down: (slot) => `Move answer ${slot} down`,
  tie: (slot) => `Let answer ${slot} share the rank above`, place: (slot) => `Place answer ${slot} last`, placeShort: "Place",
  fold: (slot) => `Fold answer ${slot}`, unfold: (slot) => `Unfold answer ${slot}`, foldShort: "Fold", unfoldShort: "Unfold",
  show: (slot) => `Show answer ${slot}`, noneGood: "None is good",
  noneGoodNote: "Rank them all the same; this says that even the best is of no use",
  setRank: (n) => `Rank the answer ${n}`, setFamily: "Rank of the answer", clear: "Take the answer’s rank away",
  moveUp: "Move the answer up", moveDown: "Move the answer down", tieAbove: "Share the rank above",
  next: "Next answer", previous: "Previous answer", toReason: "Go to the reason",
  groups: { rank: "Order", move: "Moving" },
});

/** Say where an answer stands: "rank 2, equal to A, C". */
export function placeInWords(words: RankingWords, rank: number | null, equals: readonly string[]): string {
  if (rank === null) return words.noRank;
  return equals.length > 0 ? words.shared(words.rank(rank), equals.join(words.join)) : words.rank(rank);
}
