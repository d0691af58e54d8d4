// Words of the generation card.
import { defineWords } from "@/i18n/words";

export const generateWords = defineWords(
  {
    title: "由模型生成", lead: "让模型回答一批提示，完整的回答成为题目的候选", prompts: "提示",
    promptsNote: "每行一条：纯文本，或含 prompt 或 messages 的 JSON。", bad: (lines: string) => `这些行不是提示：${lines}`,
    models: "模型", each: "每个模型回答次数", most: "每次最多词元", estimate: "估算费用",
    estimated: (calls: string, tokens: string, cost: string) => `${calls} 次调用，最多 ${tokens} 词元，最多 ${cost}`,
    start: "开始生成", jobs: "生成任务", state: "状态", progress: "进度", done: "已回答", broken: "中断", at: "时间",
    stop: "停止", resume: "继续",
    states: { queued: "排队中", running: "生成中", done: "已完成", failed: "失败", stopped: "已停止" },
  },
  {
    title: "Generate with models", lead: "Have models answer prompts; whole answers become an item's candidates",
    prompts: "Prompts", promptsNote: "One a line: plain text, or JSON with prompt or messages.",
    bad: (lines: string) => `These lines are no prompts: ${lines}`, models: "Models", each: "Answers of each model",
    most: "Tokens at most", estimate: "Estimate the cost",
    estimated: (calls: string, tokens: string, cost: string) => `${calls} calls, at most ${tokens} tokens, at most ${cost}`,
    start: "Start", jobs: "Generation jobs", state: "State", progress: "Progress", done: "Answered",
    broken: "Broken off", at: "Time", stop: "Stop", resume: "Go on",
    states: { queued: "Waiting", running: "Writing", done: "Done", failed: "Failed", stopped: "Stopped" },
  },
);
