// The fields of an answer and of its consensus by the words people know them by. A dimension is named by the
// form's label where the form is at hand, else by its key.
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
};
/** Heads that only say "a score follows". */
const HEADS = ["rating", "ratings", "score", "scores"];

export function fieldName(field: string, form: Form | null, of: Language): string {
  const parts = field.split(".");
  const rest = HEADS.includes(parts[0] ?? "") && parts.length > 1 ? parts.slice(1) : parts;
  return rest.map((part) => labelOf(part, form, of)).join(" · ");
}

function labelOf(part: string, form: Form | null, of: Language): string {
  const dimension = form?.dimensions.find((each) => each.key === part);
  return dimension?.label[of] ?? PLAIN[part]?.[of] ?? part;
}
