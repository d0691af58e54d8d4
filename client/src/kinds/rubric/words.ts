// Words of going through a checklist.
import { defineWords } from "@/i18n/words";

const zh = {
  list: "清单", values: { yes: "做到", partly: "部分", no: "没有", na: "不适用" } as Record<string, string>, must: "必须", unset: "未判",
  weight: (share: string) => `权重 ${share}`, points: (n: number) => `${n > 0 ? "+" : ""}${n} 分`, fault: "描述的是毛病：有则判做到，扣分",
  total: "总分", failed: "必须的条目没做到，总分为 0", open: "还没判完", note: "说明", noteHint: "缺了什么，在哪里", noList: "这道题和表单都没有清单。",
  done: (n: number, of: number) => `${n}/${of}`, set: (name: string) => `当前条目判为${name}，到下一条`, setFamily: "判当前条目",
  next: "下一条", previous: "上一条", otherAnswer: "换一份回答", toNote: "写当前条目的说明", clear: "清除当前条目", toReason: "跳到理由",
  groups: { check: "核对", move: "移动" },
};

export type RubricWords = typeof zh;

export const rubricWords = defineWords<RubricWords>(zh, {
  list: "Checklist", values: { yes: "Yes", partly: "Partly", no: "No", na: "N/A" }, must: "must", unset: "open",
  weight: (share) => `weight ${share}`, points: (n) => `${n > 0 ? "+" : ""}${n} points`, fault: "Describes a fault: yes where it is there, and costs points",
  total: "Total", failed: "A must-pass criterion failed: the total is 0", open: "not finished", note: "Note", noteHint: "What is missing, and where", noList: "Neither the item nor the form has a checklist.",
  done: (n, of) => `${n}/${of}`, set: (name) => `Answer ${name.toLowerCase()} and go on`, setFamily: "Answer the active criterion",
  next: "Next criterion", previous: "Previous criterion", otherAnswer: "Another answer", toNote: "Write the note", clear: "Clear the active criterion", toReason: "Go to the reason",
  groups: { check: "Checking", move: "Moving" },
});
