// Words of writing an answer, and of the checks beside it.
import { defineWords } from "@/i18n/words";

export const checkWords = defineWords(
  {
    repeated: (n: number) => (n > 0 ? `有 ${n} 句重复` : "没有重复的句子"),
    links: (n: number) => (n > 0 ? `有 ${n} 个链接，请确认可以打开` : "没有链接"),
    kept: (percent: number) => `保留草稿 ${percent}%`, same: "正文与模型草稿完全相同，将送质检",
    checks: "检查", tooFew: "不足", tooMany: "超出", fits: "符合", editorHint: "在此撰写回答，支持 Markdown 与公式。Tab 缩进，Esc 离开。",
    toEditor: "跳到编辑器", write: "编辑", preview: "预览", diff: "差异", draft: "模型草稿", insertDraft: "插入草稿", insertNote: "替换正文为模型草稿", editor: "回答正文", emptyPreview: "还没有内容。", guidance: "写作要点",
  },
  {
    repeated: (n: number) => (n > 0 ? `${n} sentences stand there twice` : "No sentence twice"),
    links: (n: number) => (n > 0 ? `${n} links: check that they open` : "No links"),
    kept: (percent: number) => `${percent}% of the draft kept`, same: "The text is the model’s draft as it was; it will be inspected",
    checks: "Checks", tooFew: "too short", tooMany: "too long", fits: "fits", editorHint: "Write the answer here; Markdown and formulas work. Tab indents, Esc leaves.",
    toEditor: "Go to the editor", write: "Write", preview: "Preview", diff: "Diff", draft: "Model draft", insertDraft: "Insert draft", insertNote: "Replace the text with the model draft", editor: "Answer text", emptyPreview: "Nothing written yet.", guidance: "What matters",
  },
);
