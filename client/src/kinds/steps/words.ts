// Words of judging steps.
import { defineWords } from "@/i18n/words";

const zh = {
  steps: "推理步骤", step: (n: number) => `第 ${n} 步`, good: "好", neutral: "中性", bad: "错", unset: "未判",
  judged: (done: number, of: number) => `已判 ${done} / ${of} 步`, firstError: "第一处错误", noError: "没有错误",
  firstErrorIs: (n: number) => `第一处错误：第 ${n} 步`, undecided: "还没有指出第一处错误，也没有说没有错误。",
  here: "错在这一步", notJudged: "不判", allGood: "全部正确", restGood: "其余都好",
  hints: {
    each: ["好：正确，且推理前进了一步", "中性：没有错，但没有推进，或只是沿用前面的错误", "错：这一步本身站不住"],
    first_error: ["从头逐步核对，停在第一处站不住的地方", "之前的都算好，之后的不判", "全部正确时按 0"],
  },
  set: (name: string) => `当前步骤判为${name}，到下一步`, setFamily: "判当前步骤：好、中性、错", errorHere: "第一处错误在当前步骤",
  next: "下一步", previous: "上一步", toReason: "跳到理由", groups: { judge: "评判", move: "移动" },
};

export type StepWords = typeof zh;

export const stepWords = defineWords<StepWords>(zh, {
  steps: "Steps", step: (n) => `Step ${n}`, good: "Good", neutral: "Neutral", bad: "Bad", unset: "not judged yet",
  judged: (done, of) => `${done} of ${of} judged`, firstError: "First error", noError: "No error",
  firstErrorIs: (n) => `First error: step ${n}`, undecided: "Neither the first error nor that there is none has been given yet.",
  here: "Error is here", notJudged: "not judged", allGood: "All right", restGood: "The rest is good",
  hints: {
    each: ["Good: right, and the reasoning moves on", "Neutral: nothing wrong and nothing gained, or an earlier error carried on", "Bad: this step does not stand"],
    first_error: ["Go through the steps and stop at the first that does not stand", "What comes before counts as good, what comes after is not judged", "Press 0 where all is right"],
  },
  set: (name) => `Judge the active step ${name.toLowerCase()} and go on`, setFamily: "Judge the active step: good, neutral, bad",
  errorHere: "The first error is the active step", next: "Next step", previous: "Previous step", toReason: "Go to the reason",
  groups: { judge: "Judging", move: "Moving" },
});
