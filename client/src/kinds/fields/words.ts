// Words of fields.
import { defineWords } from "@/i18n/words";

const zh = {
  title: "其他问题", required: "必填", turn: (n: number, who: string) => `第 ${n} 轮 · ${who}`, confirm: "确认",
  met: "做到", unmet: "没做到", unset: "未答", notNumber: "应为数字", whole: "应为整数", between: (low: string, high: string) => `应在 ${low} 到 ${high} 之间`,
  choices: (low: number, high: number) => (low === high ? `选 ${low} 项` : `选 ${low}–${high} 项`), constraints: "约束",
  share: (share: string) => `加权 ${share}`, clear: "清除", none: "没有要答的问题。",
  choose: (label: string) => `选「${label}」`, chooseFamily: "选当前问题的选项", set: (point: number) => `当前问题选 ${point}`, tick: "确认当前问题", write: "填写当前问题",
  next: "下一个问题", previous: "上一个问题", wipe: "清除当前问题", hotkey: (field: string, label: string) => `${field}：${label}`,
  groups: { fields: "问题" },
};

export type FieldWords = typeof zh;

export const fieldWords = defineWords<FieldWords>(zh, {
  title: "More questions", required: "required", turn: (n, who) => `Turn ${n} · ${who}`, confirm: "Confirm",
  met: "Met", unmet: "Not met", unset: "open", notNumber: "must be a number", whole: "must be a whole number", between: (low, high) => `must be from ${low} to ${high}`,
  choices: (low, high) => (low === high ? `choose ${low}` : `choose ${low}–${high}`), constraints: "Constraints",
  share: (share) => `weighted ${share}`, clear: "Clear", none: "There is nothing to answer.",
  choose: (label) => `Choose “${label}”`, chooseFamily: "Choose in the active question", set: (point) => `Give ${point} in the active question`, tick: "Confirm the active question", write: "Write in the active question",
  next: "Next question", previous: "Previous question", wipe: "Clear the active question", hotkey: (field, label) => `${field}: ${label}`,
  groups: { fields: "Questions" },
});
