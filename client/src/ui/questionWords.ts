// Words of a question and its reply, wherever they are shown.
import { defineWords } from "@/i18n/words";

export const questionWords = defineWords(
  {
    asked: (time: string) => `提问于 ${time}`, waiting: "等待项目经理答复", reply: "答复", adopted: (n: number) => `已写入规范第 ${n} 版`,
    noted: "知道了", unseen: "新答复", item: (id: number) => `题目 #${id}`, under: (n: number) => `规范第 ${n} 版`,
  },
  {
    asked: (time: string) => `asked ${time}`, waiting: "Waiting for a project manager", reply: "Reply",
    adopted: (n: number) => `now in guideline version ${n}`, noted: "Got it", unseen: "New reply",
    item: (id: number) => `Item #${id}`, under: (n: number) => `guideline version ${n}`,
  },
);
