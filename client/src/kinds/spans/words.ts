// Words of marking errors.
import { defineWords } from "@/i18n/words";

const zh = {
  text: "待标回答", mark: "标错", hint: "选中文字，按 M 标错", nothing: "先在回答里选中文字；选不中时按 R 看原文。",
  pickLabel: "选择类型", pickSeverity: "选择轻重", cancel: "取消", penalty: "扣分", marks: (n: number) => `${n} 处错误`,
  none: "没有错误", list: "错误列表", empty: "还没有标注。选中回答里的文字，按 M，再按数字选类型和轻重。",
  label: "类型", severity: "轻重", note: "说明", noteHint: "正确的应该是什么（选填）", remove: "删除", go: "定位",
  unanchored: "未定位：原文里找不到这段文字", points: (n: number) => `${n} 分`, added: "新增", removed: "已删除",
  markSelection: "标错所选文字（再按数字选类型、轻重）", next: "下一处错误", previous: "上一处错误", removeActive: "删除当前错误",
  severityOf: (name: string) => `当前错误改为${name}`, severityFamily: "当前错误的轻重", toggleNone: "没有错误", toReason: "跳到理由",
  groups: { mark: "标错", move: "移动" }, caret: "← → 移动光标，按住 Shift 选择",
};

export type SpanWords = typeof zh;

export const spanWords = defineWords<SpanWords>(zh, {
  text: "Answer to mark", mark: "Mark", hint: "Select text, press M",
  nothing: "Select text in the answer first; where that does not take, press R for the source.",
  pickLabel: "Choose the label", pickSeverity: "Choose how heavy", cancel: "Cancel", penalty: "Penalty",
  marks: (n) => (n === 1 ? "1 error" : `${n} errors`), none: "No errors", list: "Errors",
  empty: "Nothing marked yet. Select text in the answer, press M, then a digit for the label and one for its weight.",
  label: "Label", severity: "Severity", note: "Note", noteHint: "What would be right (optional)", remove: "Remove", go: "Show",
  unanchored: "Not found: the source does not say this", points: (n) => (n === 1 ? "1 point" : `${n} points`),
  added: "added", removed: "removed", markSelection: "Mark the selection (then digits for label and severity)",
  next: "Next error", previous: "Previous error", removeActive: "Remove the active error",
  severityOf: (name) => `Make the active error ${name.toLowerCase()}`, severityFamily: "Severity of the active error",
  toggleNone: "No errors", toReason: "Go to the reason", groups: { mark: "Marking", move: "Moving" },
  caret: "← → move the caret, with Shift they select",
});
