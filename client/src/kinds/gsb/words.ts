// Words of Good-Same-Bad.
import { defineWords } from "@/i18n/words";

const zh = {
  verdict: "结论", choices: ["A 更好", "一样", "B 更好"], unset: "未选", clear: "清除结论", toReason: "跳到理由",
  groups: { verdict: "结论", move: "移动" },
};

export type GsbWords = typeof zh;

export const gsbWords = defineWords<GsbWords>(zh, {
  verdict: "Which is better", choices: ["A is better", "Same", "B is better"], unset: "not chosen", clear: "Take the choice away",
  toReason: "Go to the reason", groups: { verdict: "Which is better", move: "Moving" },
});
