// Words of the items and imports tabs.
import { defineWords } from "@/i18n/words";

export const itemWords = defineWords(
  {
    title: "题目", preview: "内容", language: "语言", domain: "领域", state: "状态",
    answers: "标注", empty: "还没有题目", emptyNote: "在「导入」中上传题目文件。", emptyState: "没有符合条件的题目",
    emptyStateNote: "换一个条件看看。", disagreement: "分歧", close: "关闭", conversation: "对话", candidates: "候选回答", reference: "参考答案",
    model: (name: string) => `模型：${name}`, isNew: "新版", answerBy: (alias: string) => `标注员 ${alias}`, noAnswers: "还没有人标注。",
    reviewBy: (alias: string) => `质检 ${alias}`, consensus: "共识", noConsensus: "尚未汇总。",
    turn: { system: "系统", user: "用户", assistant: "助手" }, shown: (order: string) => `展示顺序 ${order}`,
    confidence: "置信度", field: "字段", value: "结果", method: "方法", votes: "票数",
    values: { none: "没有错误", yes: "有", no: "无", good: "好", neutral: "中性", bad: "错" },
  },
  {
    title: "Items", preview: "Content", language: "Language", domain: "Domain",
    state: "State", answers: "Answers", empty: "No items yet", emptyNote: "Upload a file under “Imports”.",
    emptyState: "No item fits", emptyStateNote: "Change the filter.", disagreement: "Disagreement", close: "Close",
    conversation: "Conversation", candidates: "Candidates", reference: "Reference",
    model: (name: string) => `Model: ${name}`, isNew: "new", answerBy: (alias: string) => `Annotator ${alias}`,
    noAnswers: "Nobody has answered yet.", reviewBy: (alias: string) => `Inspector ${alias}`,
    consensus: "Consensus", noConsensus: "Not settled yet.",
    turn: { system: "System", user: "User", assistant: "Assistant" },
    shown: (order: string) => `shown in order ${order}`, confidence: "Confidence", field: "Field", value: "Value",
    method: "Method", votes: "Votes",
    values: { none: "none", yes: "yes", no: "no", good: "good", neutral: "neutral", bad: "bad" },
  },
);
