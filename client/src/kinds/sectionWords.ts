// Words of what changed in a guideline.
import { defineWords } from "@/i18n/words";

export const sectionWords = defineWords(
  {
    places: (n: number) => `更新 ${n} 处`, none: "两个版本没有差别。", beginning: "开头",
    is: { same: "未变", changed: "有修改", added: "新增", removed: "已删去" },
  },
  {
    places: (n: number) => (n === 1 ? "1 change" : `${n} changes`), none: "The two versions are the same.", beginning: "Beginning",
    is: { same: "unchanged", changed: "changed", added: "new", removed: "removed" },
  },
);
