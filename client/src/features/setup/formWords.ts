// Words of the page of a form's versions.
import { defineWords } from "@/i18n/words";

const zh = {
  title: "评价表单", back: "返回项目设置", versions: "版本", version: (n: number) => `第 ${n} 版`, current: "当前",
  published: (time: string, by: string) => `发布于 ${time}${by && ` · ${by}`}`, first: "随项目建立",
  made: (answers: string, held: string) => `${answers} 份答案、${held} 份在做的题使用这一版`,
  edit: "修改表单", editTitle: (n: number) => `编写第 ${n} 版`, cancel: "放弃修改", changes: "与当前版本的差异",
  changed: "与上一版的差异", whole: "这一版的内容",
  note: "修改说明", noteHelp: "写明改了什么、为什么改；发布后和版本一起保留。", publish: "发布新版本",
  done: (n: number) => `第 ${n} 版已发布`,
  keeps: "发布后，新领取的题用新版；正在做的题和已提交的答案仍按原来的版本。",
  need: {
    same: "表单还没有改动。", weights: "维度权重之和须为 100%。", trial: "发布前，请用改好的表单试做一题，直到填写完整并提交。",
    note: "请写修改说明。",
  },
  ready: "✓ 已试做完整的一题，可以发布。",
  strength: (n: number) => `偏好 ${n} 档`, mode: (mode: string): string => (mode === "each" ? "逐步判断" : "找出第一处错误"),
  reason: (required: boolean, n: number): string => (required ? `理由必填，至少 ${n} 字` : "理由选填"),
  answer: (low: number, high: number) => `正文 ${low}–${high} 字`, label: (n: number, name: string) => `标签 ${n} ${name}`,
  severity: (name: string, points: number) => `轻重 ${name} ${points} 分`, veto: (n: number) => ` · ≤ ${n} 分一票否决`,
};

export type FormWords = typeof zh;

export const formWords = defineWords<FormWords>(zh, {
  title: "Form", back: "Back to the project's settings", versions: "Versions", version: (n) => `Version ${n}`, current: "current",
  published: (time, by) => `Published ${time}${by && ` · ${by}`}`, first: "Came with the project",
  made: (answers, held) => `${answers} answers and ${held} items under way use this version`,
  edit: "Change the form", editTitle: (n) => `Writing version ${n}`, cancel: "Discard", changes: "Changed against the current version",
  changed: "Changed since the version before", whole: "What this version says",
  note: "What is different", noteHelp: "What was changed and why; kept with the version.", publish: "Publish",
  done: (n) => `Version ${n} published`,
  keeps: "Items claimed from then on use the new version; items under way and answers handed in keep theirs.",
  need: {
    same: "Nothing has changed yet.", weights: "The weights must sum to 100%.",
    trial: "Before publishing, answer one item with the changed form, until it is complete and submitted.", note: "Say what is different.",
  },
  ready: "✓ A whole answer was given in the trial: it can be published.",
  strength: (n) => `Preference of ${n} points`, mode: (mode) => (mode === "each" ? "Judge each step" : "Find the first error"),
  reason: (required, n) => (required ? `Reason required, at least ${n} characters` : "Reason optional"),
  answer: (low, high) => `Text of ${low} to ${high} characters`, label: (n, name) => `Label ${n} ${name}`,
  severity: (name, points) => `Severity ${name}, ${points} points`, veto: (n) => ` · veto at ${n} or below`,
});
