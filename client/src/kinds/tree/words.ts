// Words of growing a conversation tree.
import { defineWords } from "@/i18n/words";

const zh = {
  path: "对话", replies: "接下来", count: (n: number, low: number, high: number) => `新写 ${n} 条 · 要求 ${low}–${high} 条`,
  writes: { assistant: "写助手的回复", user: "写用户的下一句" }, given: (slot: string) => `已有 ${slot}`, own: "新写", rank: (n: number) => `第 ${n}`, bestFirst: "最好的在最上面",
  reply: (n: number, whose: string) => `第 ${n} 位 · ${whose}`, follow: (role: string) => `后续 · ${role}`, followHint: "可能接着说的一句", followNeeded: "至少一条新写的要有后续",
  hint: "在此书写。Enter 换行，Alt+Enter 再加一条，Esc 离开。", empty: "还没有内容，按 E 书写", edit: "书写本条", add: "再写一条", addFollow: "加一句后续", removeFollow: "删除这句后续", remove: "删除本条",
  up: "上移", down: "下移", next: "下一条", previous: "上一条", ordered: "顺序已核对，最好的在最上面", orderedShort: "核对顺序", notOrdered: "请核对顺序：移动，或按 O 确认",
  labels: "打分", labelsOf: (what: string) => `打分 · ${what}`, parent: "对话的最后一条", labelNone: "自己写的不打分；选中对话的最后一条或已有的回复再打。", optional: "选填", yes: "是", no: "否",
  score: (label: string, value: string) => `${label}：${value}`, scoreFamily: "给选中的消息打分", clear: "清除本项", nextLabel: "下一项打分", checks: "检查", note: "备注（给质检员，选填）",
  twin: (n: number) => `与第 ${n} 条几乎相同`, twinGiven: (slot: string) => `与已有 ${slot} 几乎相同`, countWrong: (low: number, high: number) => `须新写 ${low}–${high} 条`,
  added: "新增", gone: "已删除", was: (n: number) => `原第 ${n}`, groups: { write: "书写", order: "排序", label: "打分", move: "移动" },
};

export type TreeWords = typeof zh;

export const treeWords = defineWords<TreeWords>(zh, {
  path: "Conversation", replies: "What comes next", count: (n, low, high) => `${n} written · ${low} to ${high} wanted`,
  writes: { assistant: "Write the assistant’s reply", user: "Write the user’s next message" }, given: (slot) => `There already: ${slot}`, own: "New", rank: (n) => `No. ${n}`, bestFirst: "Best first",
  reply: (n, whose) => `No. ${n} · ${whose}`, follow: (role) => `Then · ${role}`, followHint: "What might be said next", followNeeded: "one new reply needs what follows it",
  hint: "Write here. Enter is a new line, Alt+Enter adds another, Esc leaves.", empty: "Nothing yet: press E to write", edit: "Write this one", add: "Write another", addFollow: "Add what follows", removeFollow: "Delete what follows", remove: "Delete this one",
  up: "Move up", down: "Move down", next: "Next", previous: "Previous", ordered: "The order is checked, the best is on top", orderedShort: "Confirm the order", notOrdered: "check the order: move them, or press O",
  labels: "Labels", labelsOf: (what) => `Labels · ${what}`, parent: "last message", labelNone: "Your own words are not labelled; choose the last message or a reply that stood there.", optional: "optional", yes: "Yes", no: "No",
  score: (label, value) => `${label}: ${value}`, scoreFamily: "Label the chosen message", clear: "Clear this label", nextLabel: "Next label", checks: "Checks", note: "Note (for the inspector, optional)",
  twin: (n) => `nearly the same as number ${n}`, twinGiven: (slot) => `nearly the same as ${slot}, which is there already`, countWrong: (low, high) => `${low} to ${high} new ones are wanted`,
  added: "added", gone: "deleted", was: (n) => `was no. ${n}`, groups: { write: "Writing", order: "Order", label: "Labels", move: "Moving" },
});
