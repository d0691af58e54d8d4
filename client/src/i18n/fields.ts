// The fields of an answer and of its consensus by the words people know them by. A dimension is named by the
// form's label where the form is at hand, else by its key.
// And the values that a field can take, where they are words of ours: "tie" is "一样", ranks are "c2 > c1 = c3".
//   has.logic "有错误 · 逻辑"   step.2 "第 3 步"
//   preference "偏好"   rating.c1.accuracy "c1 · 准确性"   ratings.A.clarity "A · 表达清晰"   score.safety "安全性"
import type { Form } from "@/api/types";
import type { Language } from "./language";

const PLAIN: Record<string, Record<Language, string>> = {
  preference: { zh: "偏好", en: "Preference" },
  total: { zh: "总分", en: "Total" },
  text: { zh: "正文", en: "Text" },
  note: { zh: "备注", en: "Note" },
  reason: { zh: "理由", en: "Reason" },
  strength: { zh: "强弱", en: "Strength" },
  ranks: { zh: "名次", en: "Rank" },
  rank: { zh: "平均名次", en: "Mean place" },
  pair: { zh: "两两比较", en: "Pair" },
  ranking: { zh: "总排序", en: "Overall order" },
  verdict: { zh: "结论", en: "Verdict" },
  none_good: { zh: "都不合格", en: "None is good" },
  penalty: { zh: "扣分", en: "Penalty" },
  turns: { zh: "对话", en: "Turns" },
  prompts: { zh: "提示词", en: "Prompts" },
  replies: { zh: "回复", en: "Replies" },
  label: { zh: "打分", en: "Label" },
  parent: { zh: "最后一条", en: "last message" },
  tags: { zh: "标签", en: "Tags" },
  next: { zh: "后续", en: "Then" },
  ordered: { zh: "顺序已核对", en: "Order confirmed" },
  spans: { zh: "错误标注", en: "Errors" },
  no_errors: { zh: "没有错误", en: "No errors" },
  has: { zh: "有错误", en: "Has errors" },
  labels: { zh: "步骤判断", en: "Steps" },
  first_error: { zh: "第一处错误", en: "First error" },
};
/** Heads that only say "a score follows". */
const HEADS = ["rating", "ratings", "score", "scores"];

export function fieldName(field: string, form: Form | null, of: Language): string {
  const parts = field.split(".");
  if (parts[0] === "step" && parts.length === 2) return stepName(Number(parts[1]), of);
  if (parts[0] === "field" || parts[0] === "fields") return questionName(parts.slice(1), form, of);
  const rest = HEADS.includes(parts[0] ?? "") && parts.length > 1 ? parts.slice(1) : parts;
  return rest.map((part) => labelOf(part, form, of)).join(" · ");
}

/** Name a question of the form, where it was asked, and the option: "毛病 · c1 · 啰嗦". */
function questionName([key = "", ...rest]: string[], form: Form | null, of: Language): string {
  const field = form?.fields?.find((each) => each.key === key);
  const named = rest.map((part) => field?.options?.find((each) => each.key === part)?.label[of] ?? (/^\d+$/.test(part) ? turnName(Number(part), of) : part));
  return [field?.label[of] ?? key, ...named].join(" · ");
}

function turnName(at: number, of: Language): string {
  return of === "zh" ? `第 ${at + 1} 轮` : `turn ${at + 1}`;
}

/** Name a step, which is counted from 0, as people count: 2 is the third. */
export function stepName(at: number, of: Language): string {
  return of === "zh" ? `第 ${at + 1} 步` : `Step ${at + 1}`;
}

function labelOf(part: string, form: Form | null, of: Language): string {
  const dimension = form?.dimensions.find((each) => each.key === part);
  const label = form?.labels?.find((each) => each.key === part);
  return dimension?.label[of] ?? label?.label[of] ?? PLAIN[part]?.[of] ?? part;
}

const VALUES: Record<string, Record<Language, string>> = {
  tie: { zh: "一样", en: "same" },
  good: { zh: "新版更好", en: "good (new is better)" },
  same: { zh: "一样", en: "same" },
  bad: { zh: "旧版更好", en: "bad (old is better)" },
  yes: { zh: "是", en: "yes" },
  no: { zh: "否", en: "no" },
};
/** Fields whose values are words of ours; a text may say "no" and mean it. */
const WORDED = ["preference", "pair", "none_good", "verdict"];

/** Write the value of a field: words of ours in the reader's language, an order as "c2 > c1 = c3", a number as it is. */
export function valueName(field: string, value: unknown, of: Language, form: Form | null = null): string {
  if (value === null || value === undefined) return "—";
  if (/^fields?\./.test(field)) return answerName(field, value, { of, form });
  if (typeof value === "boolean") return VALUES[value ? "yes" : "no"]?.[of] ?? "";
  if (typeof value === "object") return orderText(value as Record<string, number>); // the only object a field holds
  const worded = WORDED.includes(field.split(".")[0] ?? "");
  return (worded ? VALUES[String(value)]?.[of] : undefined) ?? String(value);
}

/** A choice by its label; "yes" and "no" where an option or a tick is meant; a text as it is. */
function answerName(field: string, value: unknown, { of, form }: { of: Language; form: Form | null }): string {
  const question = form?.fields?.find((each) => each.key === field.split(".")[1]);
  const option = question?.options?.find((each) => each.key === value);
  if (question?.kind === "single" || option) return option?.label[of] ?? String(value);
  if (question?.kind === "text") return String(value);
  return VALUES[String(value)]?.[of] ?? String(value);
}

/** {"c1": 2, "c2": 1, "c3": 2} → "c2 > c1 = c3". */
export function orderText(ranks: Record<string, number>): string {
  const used = [...new Set(Object.values(ranks))].sort((a, b) => a - b);
  return used.map((rank) => Object.keys(ranks).filter((name) => ranks[name] === rank).join(" = ")).join(" > ");
}
