// Words of the card that says how a project hands out.
import { defineWords } from "@/i18n/words";

const zh = {
  title: "派题规则", byLanguage: "只派给会该语言的人（语言由本人在个人设置中填写）", note: "保存后立即生效；已领取的题目不受影响。留空表示不限。", save: "保存规则", saved: "派题规则已保存",
  hurried: (n: number) => `${n} 份答案用时低于下限：仅作提示，不影响计酬与采信。`,
  groups: { order: "先后", limits: "上限", rest: "节奏" },
  fields: {
    priority: "优先级（0–9，大者先）", weight: "权重（同级间分配）", deadline_at: "截止时间",
    person_per_day: "每人每天", person_in_all: "每人总数", company_per_day: "每家机构每天", company_at_once: "每家机构同时持有",
    break_after_minutes: "连续工作（分钟）后", break_minutes: "须休息（分钟）", least_seconds: "每题最短用时（秒，仅提示）",
  },
};

export type DispatchWords = typeof zh;
export const dispatchWords = defineWords<DispatchWords>(zh, {
  title: "Handing out", byLanguage: "Only to people of the item’s language (they name theirs in the profile)", note: "Holds from the moment it is saved; what is held stays held. Empty: no limit.",
  save: "Save the rules", saved: "The rules are saved",
  hurried: (n) => `${n} answers were faster than the least time: a hint only, without any consequence.`,
  groups: { order: "Order", limits: "Limits", rest: "Pace" },
  fields: {
    priority: "Priority (0–9, large first)", weight: "Weight (among equals)", deadline_at: "Deadline",
    person_per_day: "A person a day", person_in_all: "A person in all", company_per_day: "A company a day",
    company_at_once: "A company at once", break_after_minutes: "After minutes of work", break_minutes: "a break of minutes",
    least_seconds: "Least seconds an item (hint only)",
  },
});
