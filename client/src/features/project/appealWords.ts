// Words of the appeals tab.
import { defineWords } from "@/i18n/words";

export const appealWords = defineWords(
  {
    title: "申诉", filter: "状态", open: "待复核", decided: "已复核", all: "全部", empty: "没有待复核的申诉", emptyAll: "还没有申诉",
    emptyNote: "标注员对退回或作废有异议时可以申诉，会出现在这里。", by: (alias: string) => `标注员 ${alias}`,
    inspector: (alias: string) => `质检员 ${alias}`, item: "查看题目", says: "申诉理由", reason: "复核意见",
    hint: "写给标注员与质检员", grant: "申诉成立", decline: "维持原判", done: "已复核",
    note: "申诉成立后，原判定不再计入标注员的质量；仍在等待返修的答案直接通过。", granted: "申诉成立", declined: "维持原判",
  },
  {
    title: "Appeals", filter: "State", open: "Open", decided: "Decided", all: "All", empty: "No open appeals",
    emptyAll: "No appeals yet", emptyNote: "Annotators may appeal against a return or a void; their appeals appear here.",
    by: (alias: string) => `Annotator ${alias}`, inspector: (alias: string) => `Inspector ${alias}`, item: "Show the item",
    says: "Why", reason: "Decision", hint: "For the annotator and the inspector", grant: "Grant", decline: "Decline", done: "Decided",
    note: "A granted appeal clears its author of the verdict; an answer that still waits for rework passes as it is.",
    granted: "Granted", declined: "Declined",
  },
);
