// Every single key that any page uses, and what it does there. A test compares this list with the actions of all kinds
// and pages, so that no key is missing that somebody may want to change.
import type { Language } from "@/i18n/language";

export type Row = { key: string } & Record<Language, string>;
export type Group = { name: Record<Language, string>; rows: Row[] };

const row = (key: string, zh: string, en: string): Row => ({ key, zh, en });
const digits = (before: string, zh: string, en: string): Row[] =>
  Array.from({ length: 10 }, (_, at) => (at + 1) % 10).map((digit) => row(`${before}${digit}`, zh, en));

export const GROUPS: Group[] = [
  {
    name: { zh: "工作台", en: "Workbench" },
    rows: [
      row("X", "跳过", "Skip"), row("F", "疑问", "Ask"), row("[", "上一题", "Previous item"), row("]", "回到当前题", "Back to the present item"),
      row("G", "规范", "Guideline"), row("?", "本页快捷键", "Keys of the page"),
    ],
  },
  {
    name: { zh: "阅读", en: "Reading" },
    rows: [
      row("S", "同步滚动", "Scroll together"), row("R", "看原文", "Show the source"), row("D", "看差异", "Show the changes"),
      row("P", "展开提问", "Unfold the prompt"), row("T", "展开步骤；对话：到输入框；安全：拒答恰当", "Unfold a step; talk: message box; safety: right to refuse"),
    ],
  },
  {
    name: { zh: "移动", en: "Moving" },
    rows: [
      row("L", "对话树：下一个标签；图片：左转", "Tree: next label; picture: turn left"), row("Z", "放大图片", "Zoom the picture"),
      row("J", "下一项（维度、轮次、步骤、条目、题目）", "Next (dimension, turn, step, criterion, question)"),
      row("K", "上一项", "Previous"), row("C", "到理由；多轮：编辑本轮", "To the reason; conversation: edit the turn"),
      row("N", "下一处错误；检查表：写说明；排序：都不合格；轨迹：目标未达成", "Next error; checklist: note; ranking: none is good; trace: goal missed"),
      row("Shift+N", "上一处错误", "Previous error"), row("/", "搜索风险", "Search the risks"), row("-", "收起类别", "Close the category"),
    ],
  },
  {
    name: { zh: "作答", en: "Answering" },
    rows: [
      row("M", "标错所选文字；安全：作为依据；多轮：模型重写", "Mark the selection; safety: evidence; conversation: regenerate"),
      row("Q", "停止或重新生成 A；检查表：换一份回答；安全：提问 / 应答", "Stop or regenerate A; checklist: other answer; safety: prompt or answer"),
      row("E", "停止或重新生成 B；步骤：第一处错误；多轮：编辑", "Stop or regenerate B; steps: first error; conversation: edit"),
      row("A", "安全；多轮：加一轮", "Safe; conversation: add a turn"), row("U", "不安全；对话：回复好；轨迹：部分达成", "Unsafe; talk: good reply; trace: partly"),
      row("O", "过度拒答", "Over-refusal"), row("I", "违法", "Illegal"), row("B", "对话：回复不好", "Talk: bad reply"),
      row("Y", "轨迹：目标达成", "Trace: goal reached"), row("V", "多轮：仍合适", "Conversation: still fits"),
      row("Shift+V", "多轮：其余都合适", "Conversation: the rest fits"), row("W", "多轮：是否训练此轮", "Conversation: train on it or not"),
      row("=", "排序：与上一名并列", "Ranking: tie with the one above"),
    ],
  },
  {
    name: { zh: "数字", en: "Digits" },
    rows: digits("", "选择第几项、打几分；0 清除", "Choose or score; 0 clears"),
  },
  {
    name: { zh: "Shift 与数字", en: "Shift and a digit" },
    rows: digits("Shift+", "给 A 打分；程度、严重程度", "Score A; how clear, how severe"),
  },
  { name: { zh: "Alt 与数字", en: "Alt and a digit" }, rows: digits("Alt+", "给 B 打分", "Score B") },
];

export const ROWS = GROUPS.flatMap((group) => group.rows);
