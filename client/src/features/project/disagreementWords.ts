// Words of the disagreements tab and of adjudication.
import { defineWords } from "@/i18n/words";

export const disagreementWords = defineWords(
  {
    title: "分歧", note: "按答案之间的分歧从大到小排列：分歧 = 1 − 两两相似度的平均值，汇总时计算。", filter: "裁定",
    all: "全部", open: "未裁定", decided: "已裁定", item: "题目", preview: "内容", domain: "领域", disagreement: "分歧",
    confidence: "置信度", answers: "标注", empty: "没有分歧", emptyNote: "至少两人答过同一题、且汇总之后，意见不一的题目会出现在这里。",
    back: "回到列表", read: "题目", beside: "各人的答案", by: (alias: string) => `标注员 ${alias}`,
    likeness: (text: string) => `与他人相似 ${text}`, shown: (order: string) => `按其看到的顺序：${order}`,
    olderForm: (n: number) => `表单第 ${n} 版`, turned: "作者看到的 A、B 与此相反；理由原文未改", from: "以此为底稿", final: "最终答案", reason: "裁定理由", reasonHint: "为什么这样定？会随裁定一起保存。",
    decide: "裁定", decideAgain: "修改裁定", done: (item: number) => `#${item} 已裁定，下次汇总时生效`,
    author: "你标注过这道题，不能裁定。", earlier: "裁定记录", earlier0: "还没有裁定过。",
    decision: (n: number, alias: string, time: string) => `第 ${n} 次 · ${alias} · ${time}`, consensus: "目前的共识",
    noConsensus: "尚未汇总。", incomplete: (n: number) => `还有 ${n} 处没有填完。`,
    note2: "裁定不算标注：不占名额、不计报酬。共识采用裁定结果，方法记为 adjudicated，置信度为 1；数据版本中会注明。",
  },
  {
    title: "Disagreements", filter: "Decided",
    note: "Furthest apart first: disagreement = 1 − mean likeness of each two answers, measured when the project is settled.",
    all: "All", open: "Not decided", decided: "Decided", item: "Item", preview: "Content", domain: "Domain",
    disagreement: "Disagreement", confidence: "Confidence", answers: "Answers", empty: "No disagreements",
    emptyNote: "Items that at least two people answered differently appear here once the project is settled.",
    back: "Back to the list", read: "The item", beside: "What people answered", by: (alias: string) => `Annotator ${alias}`,
    likeness: (text: string) => `${text} like the others`, shown: (order: string) => `as they saw it: ${order}`,
    olderForm: (n: number) => `form version ${n}`, turned: "Its author saw A and B the other way round; the words of the reason are as written", from: "Start from this", final: "Final answer", reason: "Why this is the final answer", reasonHint: "What decided it? It is kept with the decision.",
    decide: "Decide", decideAgain: "Decide anew", done: (item: number) => `#${item} is decided; it counts at the next settlement`,
    author: "You have answered this item yourself and may not decide it.", earlier: "Decisions so far", earlier0: "Not decided yet.",
    decision: (n: number, alias: string, time: string) => `No. ${n} · ${alias} · ${time}`, consensus: "The consensus now",
    noConsensus: "Not settled yet.", incomplete: (n: number) => `Still to be completed: ${n}.`,
    note2: "A decision is no annotation: it takes no seat and is not paid. The consensus takes it with the method adjudicated and confidence 1, and releases say so.",
  },
);
