// Words of behaviour signals: what each means, what it is held against, and that it proves nothing.
import { defineWords } from "@/i18n/words";

export const signalWords = defineWords(
  {
    title: "行为信号", note: "仅供人工查看，不自动处罚。快的熟手、意见一致的两人也可能出现在这里。每项给出数值、对照值和题数 n。",
    none: "没有异常信号", noneNote: "每人至少 10 题才会判断。", person: "标注员", sign: "信号", value: "数值（95% 区间）", usual: "对照", items: "n",
    signs: {
      too_fast: "过快：用时不到中位数五分之一的比例", straight_lining: "一条线：所有维度同分的比例", position: "位置偏好：总选同一侧的比例",
      repeated_text: "重复文本：在别的题也写过的比例", alike_pair: "两人过于一致", little_information: "信息量极低：与真值几乎无关（比特）",
    } as Record<string, string>,
    withOther: (other: string) => `与 ${other}`,
  },
  {
    title: "Behaviour signals",
    note: "To be looked at by people; nothing follows from them by itself. A fast expert, or two who are both right, may stand here. Each says its figure, what it is held against, and n.",
    none: "Nothing unusual", noneNote: "People are looked at from 10 items on.", person: "Annotator", sign: "Signal", value: "Figure (95% interval)",
    usual: "Against", items: "n",
    signs: {
      too_fast: "Too fast: share under a fifth of the median time", straight_lining: "Straight lines: share with every score the same",
      position: "Position: share for the same side", repeated_text: "Repeated text: share written for another item too",
      alike_pair: "Two people too much alike", little_information: "Little information: votes hardly depend on the truth (bits)",
    } as Record<string, string>,
    withOther: (other: string) => `with ${other}`,
  },
);
