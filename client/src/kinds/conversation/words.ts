// Words of writing a conversation.
import { defineWords } from "@/i18n/words";

const zh = {
  conversation: "对话", checks: "检查", opening: "开头（不可改）", scenario: "场景", turn: (n: number, role: string) => `第 ${n} 轮 · ${role}`,
  count: (n: number, low: number, high: number) => `${n} 轮 · 要求 ${low}–${high} 轮`, edit: "编辑本轮",
  empty: "还没有内容，按 E 书写", hint: "在此书写本轮。Enter 换行，Alt+Enter 加一轮，Esc 离开。",
  add: "在后面加一轮", remove: "删除本轮", up: "上移", down: "下移", swap: "换说话人", keep: "仍合适", keepAll: "其余都合适",
  cut: "删除之后各轮", weight: "训练此轮", weightOn: "训练", weightOff: "不训练", weightToggle: "是否训练此轮",
  stale: "前文已改，待确认", staleCount: (n: number) => `${n} 轮待确认：前文已改`, staleNote: "逐轮改写、确认仍合适（V），或删除；都合适按 Shift+V。",
  origins: { person: "人工", item: "草稿", edited: "草稿·已改", generation: "模型", generationEdited: "模型·已改" },
  regenerate: "让模型重写后面的助手轮次", regenerateShort: "模型重写后文", stop: "停止", writing: (n: number) => `模型正在写第 ${n} 轮`,
  failed: (n: number) => `第 ${n} 轮没有写成：`, nothingToWrite: "后面没有待写的助手轮次",
  next: "下一轮", previous: "上一轮", groups: { edit: "编辑对话", move: "移动" }, chars: (n: number) => `${n} 字`,
  learned: (n: number) => `训练 ${n} 轮`, note: "备注（给质检员，选填）", before: "原文",
  changed: "修改前后", added: "新增", unchanged: "未改", gone: "已删除", summary: "对话概况",
};

export type ConversationWords = typeof zh;

export const conversationWords = defineWords<ConversationWords>(zh, {
  conversation: "Conversation", checks: "Checks", opening: "Beginning (fixed)", scenario: "Scenario", turn: (n, role) => `Turn ${n} · ${role}`,
  count: (n, low, high) => `${n} turns · ${low} to ${high} wanted`, edit: "Edit this turn",
  empty: "Nothing yet: press E to write", hint: "Write this turn. Enter is a new line, Alt+Enter adds a turn, Esc leaves.",
  add: "Add a turn after", remove: "Delete this turn", up: "Move up", down: "Move down", swap: "Change who speaks", keep: "Still fits", keepAll: "The rest fits",
  cut: "Delete what follows", weight: "Train on this turn", weightOn: "trained", weightOff: "not trained", weightToggle: "Train on this turn or not",
  stale: "An earlier turn changed", staleCount: (n) => `${n} turns to confirm: an earlier one changed`,
  staleNote: "Rewrite each, confirm that it still fits (V), or delete it; Shift+V confirms all.",
  origins: { person: "written", item: "draft", edited: "draft, edited", generation: "model", generationEdited: "model, edited" },
  regenerate: "Let the model write the assistant’s turns that follow", regenerateShort: "Rewrite what follows", stop: "Stop",
  writing: (n) => `The model is writing turn ${n}`, failed: (n) => `Turn ${n} was not written: `, nothingToWrite: "No turn of the assistant follows that waits",
  next: "Next turn", previous: "Previous turn", groups: { edit: "Editing", move: "Moving" }, chars: (n) => `${n} characters`,
  learned: (n) => `${n} trained`, note: "Note (to the inspector, optional)", before: "before",
  changed: "What changed", added: "added", unchanged: "unchanged", gone: "deleted", summary: "The conversation",
});
