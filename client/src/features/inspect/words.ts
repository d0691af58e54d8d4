// Words of inspection.
import { defineWords } from "@/i18n/words";

const zh = {
  title: "质检", queue: "质检队列", project: "项目", kind: "类型", waiting: "待检", held: "在检", oldest: "最早等待", start: "开始质检",
  startAny: "从等待最久的开始", queueEmpty: "现在没有待检的答案", queueEmptyNote: "被抽中的答案提交后会出现在这里。",
  opening: "正在领取", alias: (name: string) => `标注员 ${name}`, revision: (n: number) => `第 ${n} 稿`, left: (n: number) => `队列还有 ${n}`,
  doneHere: (n: number) => `本次已检 ${n}`, heldUntil: (time: string) => `保留至 ${time}`,
  answer: "标注结果", fixing: "修改标注结果", changes: "修改前后差异", verdict: "判定", reasons: "原因（可多选）", comment: "说明",
  commentHint: "写给标注员：指出具体位置和改法", history: "历次质检", noHistory: "这是第一次质检。",
  by: (name: string) => `质检员 ${name}`, confirm: "确认并下一题", leave: "回到队列", pass: "通过", fix_and_pass: "改后通过", return: "退回", void: "作废",
  notes: {
    pass: "答案计入结果。", fix_and_pass: "以你修改后的版本计入；标注员能看到差异。",
    return: "退回同一位标注员修改。", void: "答案作废，名额重新开放给他人。",
  },
  missing: {
    verdict: "请先选择判定（1–4）", codes: "退回与作废需要至少一个原因", fix_incomplete: "修改后的答案还没有填完整",
    fix_unchanged: "还没有修改任何内容；不需要修改请选“通过”",
  },
  done: (item: number) => `✓ #${item} 已记录判定`, nothing: {
    none_waiting: ["没有待检的答案", "被抽中的答案提交后会进入队列。"], all_taken: ["待检的答案都在其他质检员手中", "稍后再试，超时未检的会放回。"],
    paused: ["项目已暂停", "恢复后可以继续质检。"],
  } as Record<string, [string, string]>,
  retry: "再试一次", sync: "同步滚动", diff: "差异", raw: "源码", prompt: "展开提问", keys: "快捷键", leaveField: "离开输入框", toComment: "写说明",
  groups: { verdict: "判定", view: "阅读", more: "其他" }, rail: "判定栏",
};

export type InspectWords = typeof zh;

export const inspectWords = defineWords<InspectWords>(zh, {
  title: "Inspection", queue: "Inspection queue", project: "Project", kind: "Kind", waiting: "Waiting", held: "Held",
  oldest: "Longest wait", start: "Inspect", startAny: "Start with the longest wait", queueEmpty: "Nothing waits for inspection",
  queueEmptyNote: "Answers drawn for inspection appear here when they are submitted.",
  opening: "Taking the next", alias: (name) => `Annotator ${name}`, revision: (n) => `revision ${n}`, left: (n) => `${n} in the queue`,
  doneHere: (n) => `${n} inspected`, heldUntil: (time) => `held until ${time}`,
  answer: "The answer", fixing: "Fixing the answer", changes: "What you changed", verdict: "Verdict", reasons: "Reasons (any number)",
  comment: "Comment", commentHint: "To the annotator: where it is and how to mend it", history: "Earlier inspections",
  noHistory: "This is the first inspection.", by: (name) => `Inspector ${name}`, confirm: "Confirm & next", leave: "Back to the queue",
  pass: "Pass", fix_and_pass: "Fix & pass", return: "Return", void: "Void",
  notes: {
    pass: "The answer counts.", fix_and_pass: "Your version counts; the annotator sees the difference.",
    return: "Goes back to the same annotator.", void: "The answer is void; its seat opens for others.",
  },
  missing: {
    verdict: "Choose a verdict first (1–4)", codes: "Returning and voiding need at least one reason",
    fix_incomplete: "The fixed answer is not complete yet", fix_unchanged: "Nothing was changed; choose “Pass” if nothing has to be",
  },
  done: (item) => `✓ #${item} decided`,
  nothing: {
    none_waiting: ["Nothing waits for inspection", "Answers drawn for inspection join the queue when submitted."],
    all_taken: ["Other inspectors hold what waits", "Try again later; what is not inspected in time comes back."],
    paused: ["The project is paused", "Inspection goes on when it opens again."],
  },
  retry: "Try again", sync: "Sync scroll", diff: "Diff", raw: "Source", prompt: "Unfold the prompt", keys: "Keys", leaveField: "Leave the field",
  toComment: "Write the comment", groups: { verdict: "Verdict", view: "Reading", more: "More" }, rail: "Verdict panel",
});
