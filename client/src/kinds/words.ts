// Words that the kinds of task share.
import { defineWords } from "@/i18n/words";

const zh = {
  answer: (slot: string) => `回答 ${slot}`, theAnswer: "待评回答", prompt: "提问", system: "系统", user: "用户",
  assistant: "助手", turns: (n: number) => `共 ${n} 轮`, unfold: "展开", fold: "收起",
  dimensions: "维度", scores: "评分", anchors: (name: string) => `规范 · ${name}`, weight: (share: string) => `权重 ${share}`,
  veto: (score: number) => `≤ ${score} 一票否决`,
  reason: "理由", reasonHint: "写出最关键的判断依据，指明具体位置", optional: "选填",
  counted: (has: number, least: number) => (least > 0 ? `${has} / 至少 ${least} 字` : `${has} 字`),
  preference: "总体偏好", unset: "未选",
  scale: {
    3: ["A 更好", "一样", "B 更好"],
    5: ["A 好很多", "A 略好", "一样", "B 略好", "B 好很多"],
    7: ["A 好很多", "A 较好", "A 略好", "一样", "B 略好", "B 较好", "B 好很多"],
  } as Record<number, string[]>,
  fields: { preference: "总体偏好", reason: "理由", text: "回答正文", note: "备注", spans: "错误标注", labels: "步骤判断", ranks: "排序", turns: "对话轮数", verdict: "结论", risks: "应答的风险", prompt_risks: "提问的风险", severity: "严重程度", steps: "步骤判断", goal: "目标", rounds: "对话", running: "仍在生成的回复", replies: "对回复的评价", vote: "投票", strength: "程度" },
  turnNumber: (n: number) => `第 ${n} 轮`, sameRole: "说话人须与上一轮交替", lastRole: "最后一轮须是助手", staleTurn: "前文已改，请改写、确认或删除",
  missing: "还没有填写", gap: "名次须从 1 起连续", outOfRange: (low: number, high: number) => `应在 ${low}–${high} 之间`,
  tooShort: (limit: number, has: number) => `至少 ${limit} 字，现有 ${has} 字`,
  tooLong: (limit: number, has: number) => `最多 ${limit} 字，现有 ${has} 字`,
  rateSide: (slot: string, score: number) => `当前维度给 ${slot} 打 ${score} 分`,
  rateFamily: (slot: string) => (slot ? `给 ${slot} 的当前维度打分` : "给当前维度打分"),
  rate: (score: number) => `当前维度打 ${score} 分`, clear: "清除当前维度", next: "下一个维度", previous: "上一个维度",
  toReason: "跳到理由", toEditor: "跳到编辑器", total: "加权总分", vetoed: "已触发一票否决，总分为 0",
  groups: { preference: "总体偏好", rate: "评分", move: "移动" },
  write: "编辑", preview: "预览", diff: "差异", draft: "模型草稿", insertDraft: "插入草稿",
  insertNote: "替换正文为模型草稿", editor: "回答正文",
  length: "字数", between: (low: number, high: number) => `要求 ${low}–${high} 字`, note: "备注（给质检员，选填）",
  noDiff: "与模型草稿没有差异。", emptyPreview: "还没有内容。", changed: (added: number, removed: number) => `新增 ${added} 字，删除 ${removed} 字`,
 
  guidance: "写作要点", added: "新增", removed: "删除",
};

export type KindWords = typeof zh;

export const kindWords = defineWords<KindWords>(zh, {
  answer: (slot) => `Answer ${slot}`, theAnswer: "Answer to rate", prompt: "Prompt", system: "System", user: "User",
  assistant: "Assistant", turns: (n) => `${n} turns`, unfold: "Unfold", fold: "Fold",
  dimensions: "Dimension", scores: "Scores", anchors: (name) => `Guide · ${name}`, weight: (share) => `weight ${share}`,
  veto: (score) => `≤ ${score} is a veto`,
  reason: "Reason", reasonHint: "Give the deciding point and say where it is", optional: "optional",
  counted: (has, least) => (least > 0 ? `${has} / at least ${least}` : `${has} characters`),
  preference: "Overall", unset: "not chosen",
  scale: {
    3: ["A better", "Same", "B better"],
    5: ["A much better", "A slightly", "Same", "B slightly", "B much better"],
    7: ["A much better", "A better", "A slightly", "Same", "B slightly", "B better", "B much better"],
  },
  fields: { preference: "Overall preference", reason: "Reason", text: "Answer text", note: "Note", spans: "Errors", labels: "Steps", ranks: "Order", turns: "Number of turns", verdict: "Verdict", risks: "Risks of the answer", prompt_risks: "Risks of the prompt", severity: "Severity", steps: "Steps", goal: "Goal", rounds: "Conversation", running: "A reply still being written", replies: "Rating of a reply", vote: "Vote", strength: "By how much" },
  turnNumber: (n) => `Turn ${n}`, sameRole: "the roles must alternate", lastRole: "the last turn must be the assistant’s",
  staleTurn: "an earlier turn changed: rewrite, confirm or delete",
  missing: "not filled in yet", gap: "ranks must run 1, 2, 3 …", outOfRange: (low, high) => `must be from ${low} to ${high}`,
  tooShort: (limit, has) => `at least ${limit} characters, has ${has}`,
  tooLong: (limit, has) => `at most ${limit} characters, has ${has}`,
  rateSide: (slot, score) => `Give ${slot} ${score} on the active dimension`,
  rateFamily: (slot) => (slot ? `Score ${slot} on the active dimension` : "Score the active dimension"),
  rate: (score) => `Give ${score} on the active dimension`, clear: "Clear the active dimension",
  next: "Next dimension", previous: "Previous dimension", toReason: "Go to the reason", toEditor: "Go to the editor",
  total: "Weighted total", vetoed: "A veto applies: the total is 0",
  groups: { preference: "Overall preference", rate: "Scores", move: "Moving" },
  write: "Write", preview: "Preview", diff: "Diff", draft: "Model draft", insertDraft: "Insert draft",
  insertNote: "Replace the text with the model draft", editor: "Answer text",
 
  length: "Length", between: (low, high) => `${low}–${high} characters`, note: "Note (for the inspector, optional)",
  noDiff: "No difference from the model draft.", emptyPreview: "Nothing written yet.",
  changed: (added, removed) => `${added} characters added, ${removed} removed`,
 
  guidance: "What matters", added: "added", removed: "removed",
});
