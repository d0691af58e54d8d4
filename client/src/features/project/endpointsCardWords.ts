// Words of the models that a project uses.
import { defineWords } from "@/i18n/words";

export const endpointsCardWords = defineWords(
  {
    title: "模型", note: "对话、竞技和续写类项目使用。单模型回答时用首选；对比时为每次领取随机抽取两个，投票前保密。",
    none: "还没有接入模型", noneNote: "请基地运营在「模型」中接入。", first: "首选", makeFirst: "设为首选", saved: "已保存",
  },
  {
    title: "Models",
    note: "For dialogue, arena and next turns. Where one model answers it is the first; where two are compared, two are drawn for each lease and kept secret until the vote.",
    none: "No models yet", noneNote: "The base operator adds them under “Models”.", first: "first",
    makeFirst: "Make first", saved: "Saved",
  },
);
