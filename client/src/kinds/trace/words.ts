// Words of reviewing an agent's trace.
import { defineWords } from "@/i18n/words";
import type { TraceStep, Goal, Label } from "./answer";

const zh = {
  trace: "轨迹", step: (n: number) => `第 ${n} 步`, unset: "未判", notJudged: "不判",
  types: { message: "消息", call: "调用", result: "返回", error: "报错", final: "最终回答", user: "用户" } as Record<TraceStep["type"], string>,
  labels: { right: "对", wrong: "错", needless: "多余" } as Record<Label, string>, goal: "目标", goals: { reached: "达成", partly: "部分达成", missed: "未达成" } as Record<Goal, string>,
  whichError: "错在哪里", chooseError: "按数字选错误类型", noArguments: "无参数", notJson: "参数不是有效的 JSON，按原文显示", fold: "收起", unfold: (n: number) => `展开全部 ${n} 行`,
  judgedCount: (done: number, of: number) => `已判 ${done} / ${of} 步`, firstErrorIs: (n: number) => `第一处错误：第 ${n} 步`, noError: "没有错的步骤",
  hints: ["对：按当时已知的信息，这一步合理", "错：选一个类型；沿用前面的错而自己没有新错，仍判对", "多余：没有错，去掉也不影响结果"],
  set: (name: string) => `当前步骤判为${name}`, setFamily: "判当前步骤：对、错、多余", errorFamily: "错误类型", restRight: "其余都对", toggleFold: "展开 / 收起当前步骤",
  next: "下一步", previous: "上一步", setGoal: (name: string) => `目标${name}`, score: (n: number) => `当前维度打 ${n} 分`, scoreFamily: "给当前维度打分", toReason: "跳到理由", clear: "清除当前步骤",
  groups: { judge: "评判", move: "移动" },
};

export type TraceWords = typeof zh;

export const traceWords = defineWords<TraceWords>(zh, {
  trace: "Trace", step: (n) => `Step ${n}`, unset: "open", notJudged: "not judged",
  types: { message: "Message", call: "Call", result: "Result", error: "Error", final: "Final answer", user: "User" },
  labels: { right: "Right", wrong: "Wrong", needless: "Needless" }, goal: "Goal", goals: { reached: "Reached", partly: "Partly", missed: "Missed" },
  whichError: "What is wrong", chooseError: "A digit chooses the sort of error", noArguments: "no arguments", notJson: "The arguments are no valid JSON and shown as they were written", fold: "Fold", unfold: (n) => `Unfold all ${n} lines`,
  judgedCount: (done, of) => `${done} of ${of} judged`, firstErrorIs: (n) => `First error: step ${n}`, noError: "No step is wrong",
  hints: ["Right: sensible with what was known at that point", "Wrong: choose a sort; carrying an earlier error on is no new one", "Needless: not wrong, but nothing is lost without it"],
  set: (name) => `Judge the active step ${name.toLowerCase()}`, setFamily: "Judge the active step: right, wrong, needless", errorFamily: "Sort of error", restRight: "The rest is right", toggleFold: "Unfold or fold the active step",
  next: "Next step", previous: "Previous step", setGoal: (name) => `Goal: ${name.toLowerCase()}`, score: (n) => `Give ${n} on the active dimension`, scoreFamily: "Score the active dimension", toReason: "Go to the reason", clear: "Clear the active step",
  groups: { judge: "Judging", move: "Moving" },
});
