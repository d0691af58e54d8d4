// Words of the domain packs.
import { defineWords } from "@/i18n/words";

export const packWords = defineWords(
  {
    pack: "领域包", general: "通用（不用领域包）", none: "按任务类型的默认表单和规范开始，不要求证书。",
    brings: "已带入该领域的评价要点、规范和所需证书；更换会重置表单与规范。", samples: (questions: string[]) => `例题：${questions.join(" / ")}`,
  },
  {
    pack: "Domain pack", general: "General (no pack)", none: "Starts with the kind’s own form and guideline; no certificate is asked.",
    brings: "Its points, guideline and certificate are filled in; choosing another resets form and guideline.", samples: (questions: string[]) => `For example: ${questions.join(" / ")}`,
  },
);
