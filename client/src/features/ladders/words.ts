// Words of ladders: levels, what they ask, assessments.
import type { Need, Part } from "@/api/types";
import { defineWords } from "@/i18n/words";

type LadderWords = {
  title: string; lead: string; held: (level: string) => string; none: string; top: string; next: (level: string) => string;
  need: Record<Need, string>; part: Record<Part, string>; asked: (value: string) => string; nothing: string; fewInspected: string; ready: string;
  left: (n: number) => string; hours: (n: number) => string; months: (n: number) => string; items: (n: string) => string; before: (level: number) => string;
  of: (name: string) => string; open: string; close: string; assess: string; assessNote: string; ladder: string; level: string; what: string; score: string; assessors: string; assessorsNote: string;
  note: string; keep: string; kept: string; promote: (level: string) => string; promoted: (skill: string) => string; history: string; history0: string;
  edit: string; editNote: string; save: string; saved: string; course: string; unasked: string;
};

export const ladderWords = defineWords<LadderWords>(
  {
    title: "成长路径", lead: "每一级的条件都达到后，由基地认定并发给可核验的证书。", held: (level) => `已达到：${level}`, none: "尚未认定",
    top: "已是最高一级。", next: (level) => `下一级：${level}`,
    need: {
      previous: "上一级", theory: "理论", practice: "技能", project: "作品（按量规评）", review: "综合评审", accepted: "通过的题目",
      first_pass: "近 90 天一次通过率", months: "从事月数",
    },
    part: { theory: "理论", practice: "技能", project: "作品", review: "综合评审" },
    asked: (value) => `要求 ${value}`, nothing: "还没有成绩", fewInspected: "近 90 天首检不足 20 份", ready: "条件已全部达到，等待基地认定",
    left: (n) => `还差 ${n} 项`, hours: (n) => `培训 ${n} 标准学时`, months: (n) => `${n} 个月`, items: (n) => `${n} 题`, before: (level) => `${level} 级`,
    of: (name) => `${name} 的成长路径`, open: "成长", close: "关闭", assess: "记录考评", assessNote: "同一项以最近一次为准；以前的记录保留。不能考评自己。",
    ladder: "路径", level: "级别", what: "考评项", score: "得分（0–100）", assessors: "考评人", assessorsNote: "用顿号或逗号分开；综合评审须为不少于 3 人的单数。",
    note: "说明", keep: "保存考评", kept: "考评已保存", promote: (level) => `认定${level}`, promoted: (skill) => `已认定并发证：${skill}`,
    history: "考评记录", history0: "还没有考评记录。",
    edit: "各级条件", editNote: "从此刻起生效，已认定的级别不受影响。空格表示不要求。", save: "保存条件", saved: "条件已保存", course: "理论课程", unasked: "不要求",
  },
  {
    title: "Growing", lead: "Once all that a level asks has been shown, the base grants it with a certificate that anybody can check.", held: (level) => `Reached: ${level}`, none: "No level yet",
    top: "This is the highest level.", next: (level) => `Next: ${level}`,
    need: {
      previous: "Level before", theory: "Theory", practice: "Practice", project: "Project (by rubric)", review: "Review board", accepted: "Accepted items",
      first_pass: "First-pass rate, 90 days", months: "Months of work",
    },
    part: { theory: "Theory", practice: "Practice", project: "Project", review: "Review board" },
    asked: (value) => `asks ${value}`, nothing: "no result yet", fewInspected: "fewer than 20 first inspections in 90 days", ready: "All is shown; the base can grant it now",
    left: (n) => `${n} to go`, hours: (n) => `${n} class hours of training`, months: (n) => `${n} months`, items: (n) => `${n} items`, before: (level) => `level ${level}`,
    of: (name) => `Growing: ${name}`, open: "Levels", close: "Close", assess: "Record an assessment", assessNote: "The latest of each part counts; earlier ones are kept. Nobody assesses themselves.",
    ladder: "Ladder", level: "Level", what: "Part", score: "Score (0–100)", assessors: "Assessors", assessorsNote: "Separated by commas; a review board is an odd number of at least 3.",
    note: "Note", keep: "Keep the assessment", kept: "Assessment kept", promote: (level) => `Grant ${level}`, promoted: (skill) => `Granted with a certificate: ${skill}`,
    history: "Assessments", history0: "Nothing was assessed yet.",
    edit: "What levels ask", editNote: "Holds from now on; levels that were granted stay. Empty means not asked.", save: "Save", saved: "Saved", course: "Course of theory", unasked: "not asked",
  },
);
