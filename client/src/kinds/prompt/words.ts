// Words of writing prompts.
import { defineWords } from "@/i18n/words";

const zh = {
  scenario: "场景", prompts: "提示词", prompt: (n: number) => `第 ${n} 条`, count: (n: number, low: number, high: number) => `${n} 条 · 要求 ${low}–${high} 条`,
  hint: "像这个人那样问。Enter 换行，Alt+Enter 再加一条，Esc 离开。", empty: "还没有内容，按 E 书写", add: "再加一条", remove: "删除本条", edit: "书写本条",
  next: "下一条", previous: "上一条", checks: "检查", note: "备注（给质检员，选填）", chars: (n: number) => `${n} 字`,
  twin: (n: number) => `与第 ${n} 条几乎相同`, noTwins: "没有几乎相同的", countWrong: (low: number, high: number) => `须写 ${low}–${high} 条`,
  tagFamily: (tag: string) => `选「${tag}」`, tag: (tag: string, choice: string) => `${tag}：${choice}`, clear: "清除本条标签", missingTag: (tag: string) => `请选「${tag}」`,
  added: "新增", gone: "已删除", optional: "选填", groups: { write: "书写", tag: "标签", move: "移动" },
};

export type PromptWords = typeof zh;

export const promptWords = defineWords<PromptWords>(zh, {
  scenario: "Scenario", prompts: "Prompts", prompt: (n) => `Prompt ${n}`, count: (n, low, high) => `${n} · ${low} to ${high} wanted`,
  hint: "Ask as this person would. Enter is a new line, Alt+Enter adds a prompt, Esc leaves.", empty: "Nothing yet: press E to write", add: "Add a prompt", remove: "Delete this prompt", edit: "Write this prompt",
  next: "Next prompt", previous: "Previous prompt", checks: "Checks", note: "Note (for the inspector, optional)", chars: (n) => `${n} characters`,
  twin: (n) => `nearly the same as prompt ${n}`, noTwins: "No two nearly the same", countWrong: (low, high) => `${low} to ${high} are wanted`,
  tagFamily: (tag) => `Choose: ${tag}`, tag: (tag, choice) => `${tag}: ${choice}`, clear: "Clear this prompt’s tags", missingTag: (tag) => `choose: ${tag}`,
  added: "added", gone: "deleted", optional: "optional", groups: { write: "Writing", tag: "Tags", move: "Moving" },
});
