// Words of trying a form.
import { defineWords } from "@/i18n/words";

const zh = {
  title: "以标注员身份试做", sample: "示例", nothingSent: "这里与标注员的工作台相同；内容不保存、不发送。",
  sync: "同步滚动", raw: "源码", diff: "差异", prompt: "展开提问", keys: "快捷键", close: "结束试做",
  rail: "侧栏", fields: "填写", filled: (done: number, of: number) => `${done}/${of}`,
  submit: "检查并提交", restart: "重新开始", undo: "撤销上一次修改", leave: "离开输入框；再按一次结束试做", help: "查看快捷键",
  groups: { submit: "提交", view: "阅读", more: "其他" },
  missing: (names: string, more: number) => `还没有填完：${names}${more > 0 ? ` 等 ${more} 处` : ""}`,
  complete: "填写完整，可以提交。这是试做，没有发送任何内容。",
};

export type TrialWords = typeof zh;

export const trialWords = defineWords<TrialWords>(zh, {
  title: "Try as annotator", sample: "Sample", nothingSent: "As annotators see it; nothing is saved or sent.",
  sync: "Sync scroll", raw: "Source", diff: "Diff", prompt: "Unfold the prompt", keys: "Keys", close: "End the trial",
  rail: "Side panel", fields: "Fields", filled: (done, of) => `${done}/${of}`,
  submit: "Check & submit", restart: "Start over", undo: "Undo the last change",
  leave: "Leave the field; again: end the trial", help: "Show the keys",
  groups: { submit: "Handing in", view: "Reading", more: "More" },
  missing: (names, more) => `Still missing: ${names}${more > 0 ? ` (${more} in all)` : ""}`,
  complete: "Complete: it could be submitted. This is a trial, so nothing was sent.",
});
