// The fields of an answer and of its consensus by the words people know them by. A dimension is named by the
// form's label where the form is at hand, else by its key.
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
  penalty: { zh: "扣分", en: "Penalty" },
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
  const rest = HEADS.includes(parts[0] ?? "") && parts.length > 1 ? parts.slice(1) : parts;
  return rest.map((part) => labelOf(part, form, of)).join(" · ");
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
