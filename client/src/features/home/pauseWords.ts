// Words of the card that tells a paused person why and what to do.
import { defineWords } from "@/i18n/words";

const zh = {
  title: (project: string) => `「${project}」已暂停领题`,
  why: (seen: number, right: string, share: string, high: string, line: string) =>
    `近期核对了你的 ${seen} 份答案，其中 ${right} 份正确（${share}）。即使考虑偶然，正确比例最多约 ${high}，低于项目要求的 ${line}。`,
  since: (time: string) => `${time} 起暂停。已领取的题仍可做完；其他项目不受影响。`,
  handled: {
    leave: () => "", inspect: (n: number) => `此前未质检的 ${n} 份答案会由质检员逐一检查。`,
    reissue: (n: number) => `此前未质检的 ${n} 份答案不再采用，已改派他人。`,
  } as Record<string, (n: number) => string>,
  todo: "怎样恢复", course: (title: string) => `重新学习「${title}」并通过考试，立即恢复，之前的记录不再计入。`,
  toCourse: "去学习和考试", manager: "请联系项目经理：由其说明理由后恢复。", appeal: "认为判断有误？对质检结论可在「我的提交」中申诉，也可请组长联系项目经理。",
};

export type PauseWords = typeof zh;
export const pauseWords = defineWords<PauseWords>(zh, {
  title: (project) => `Paused in “${project}”`,
  why: (seen, right, share, high, line) =>
    `Of ${seen} recent answers that were checked, ${right} were right (${share}). Chance considered, that is ${high} at most; the project asks for ${line}.`,
  since: (time) => `Paused since ${time}. What you hold you may finish; other projects are not affected.`,
  handled: {
    leave: () => "", inspect: (n) => `${n} answers that nobody had inspected will be inspected one by one.`,
    reissue: (n) => `${n} answers that nobody had inspected are not used; others answer those items.`,
  },
  todo: "How to come back", course: (title) => `Take “${title}” again and pass its exam: you are back at once, and what was before no longer counts.`,
  toCourse: "To the course and its exam", manager: "Ask the project manager, who can let you back with a reason.",
  appeal: "Do you think this is wrong? Appeal against verdicts under My answers, or have your team lead ask the project manager.",
});
