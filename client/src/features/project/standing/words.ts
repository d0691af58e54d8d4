// Words of the tab of gold and people.
import { defineWords } from "@/i18n/words";

const zh = {
  rule: "衡量规则", ruleNote: "金标题（答案已知的题）按比例随机混入派题，标注员看到的与普通题完全一样，计酬也一样；同一人不会两次遇到同一道。只有还有普通题可领时才会混入。",
  save: "保存规则", saved: "衡量规则已保存", none: "不设",
  groups: { mix: "混入", judge: "判定", follow: "后果" },
  fields: {
    gold_bp: "混入比例（%）", fresh_bp: "新人混入比例（%）", fresh_answers: "新人：前多少份", right_bp: "与已知答案相似到多少算对（%）",
    latest: "各类证据只看最近多少条", least: "至少多少条才下结论", pause_bp: "暂停线（%，区间上限低于它）", promote_bp: "信任线（%，区间下限达到它）",
  },
  counts_verdicts: "质检结论也算（首次结论，申诉成立的算对）", counts_agreement: "与他人一致程度也算（按汇总模型估计）",
  unaccepted: "暂停时，未质检的答案", course: "须通过的课程", noCourse: "无（只能由项目经理恢复）",
  handling: { leave: "保留", inspect: "全部送质检", reissue: "作废，另派他人" } as Record<string, string>,
  stock: (use: number, all: number, out: number) => `在用金标 ${use} 道（共 ${all} 道），已派出 ${out} 次。`,
  fewGold: "金标少于 20 道时，同一批人很快会做完；满 50 道后，汇总模型会用它们校准置信度。",
  people: "人员表现", peopleNote: "每人一行：证据合成一个比例，附 95% 区间（Wilson）。区间上限低于暂停线才算「偏弱」，区间下限达到信任线才算「可信」；只看比例不下结论。",
  people0: "还没有证据。金标被作答或质检后，几十秒内在这里显示。", person: "标注员", company: "公司", score: "正确比例（95% 区间）",
  gold: "金标", verdicts: "质检", agreement: "一致", level: "状态", domains: "分领域", nobody: "无证据",
  levels: { new: "证据不足", steady: "正常", trusted: "可信", weak: "偏弱" } as Record<string, string>, paused: "已暂停",
  import: "导入金标", importNote: "每行一道题，另加 expected 字段：已知答案，写法与该题型的提交答案相同（A 为文件中的第一个候选）。不合格的行逐行说明原因。",
  list: "金标题", list0: "还没有金标题。", item: "题目", origin: "答案来源", met: "派出", right: "答对", since: "加入", retire: "停用",
  retired: "已停用", retireAsk: "停用后不再派出，已有的得分照常计算。确定停用？", retiredNow: "已停用", cancel: "取消",
  origins: { imported: "文件", adjudicated: "裁定", agreed: "多人一致" } as Record<string, string>,
  promote: "从已完成的题目中选", promoteNote: "已裁定的题取裁定结果；其余须至少两份已采信的答案且基本一致，取与他人最相近的一份。答过的人不会再遇到它；题目本身的数据不变。",
  promote0: "没有合适的题目。", answers: "答案", apart: "分歧", decided: "已裁定", choose: (n: number) => `选择 #${n}`,
  make: (n: number) => `设为金标（${n}）`, made: (n: number) => `${n} 道题已设为金标`,
};

export type GoldWords = typeof zh;
export const goldWords = defineWords<GoldWords>(zh, {
  rule: "How people are measured",
  ruleNote: "Gold items, whose answer is known, are mixed in by chance. To annotators they look like any item and are paid like any; nobody meets one twice, and they come only while there is other work.",
  save: "Save the rule", saved: "The rule is saved", none: "none",
  groups: { mix: "Mixing in", judge: "Judging", follow: "What follows" },
  fields: {
    gold_bp: "Share of gold (%)", fresh_bp: "Share for new people (%)", fresh_answers: "New: the first answers", right_bp: "Right from a likeness of (%)",
    latest: "Latest evidence of each sort", least: "Least evidence to conclude", pause_bp: "Pause where the interval ends below (%)", promote_bp: "Trust where it begins above (%)",
  },
  counts_verdicts: "Verdicts count too (the first one; right where an appeal was granted)", counts_agreement: "Agreement with others counts too (as the consensus estimates it)",
  unaccepted: "On a pause, answers not inspected", course: "Course to pass", noCourse: "None (only a manager lifts it)",
  handling: { leave: "stay as they are", inspect: "are all inspected", reissue: "are void; others answer" },
  stock: (use, all, out) => `${use} gold items in use (${all} in all), handed out ${out} times.`,
  fewGold: "With fewer than 20, the same people soon have met them all; from 50 on they calibrate the consensus.",
  people: "How people do",
  peopleNote: "One line a person: the evidence in one share with its 95% interval (Wilson). Weak: the whole interval lies below the pause line. Trusted: it lies above the trust line. The share alone concludes nothing.",
  people0: "No evidence yet. It shows within a minute of the first answers to gold, or verdicts.", person: "Annotator", company: "Company", score: "Right (95% interval)",
  gold: "Gold", verdicts: "Verdicts", agreement: "Agreement", level: "State", domains: "By domain", nobody: "no evidence",
  levels: { new: "too little evidence", steady: "steady", trusted: "trusted", weak: "weak" }, paused: "paused",
  import: "Import gold",
  importNote: "One item a line, with a field `expected`: the known answer, written as an answer of this kind is handed in (A is the file’s first candidate). Faulty lines say why, line by line.",
  list: "Gold items", list0: "No gold yet.", item: "Item", origin: "Known by", met: "Met", right: "Right", since: "Since", retire: "Retire",
  retired: "retired", retireAsk: "It is handed out no more; scores so far still count. Retire it?", retiredNow: "Retired", cancel: "Cancel",
  origins: { imported: "file", adjudicated: "decision", agreed: "agreement" },
  promote: "Choose from finished items",
  promoteNote: "Of an adjudicated item the decision is known; any other needs two accepted answers that agree, and takes the one most like the others. Whoever answered it never meets it again; its own data stay as they are.",
  promote0: "No item is fit.", answers: "Answers", apart: "Disagreement", decided: "adjudicated", choose: (n) => `Choose #${n}`,
  make: (n) => `Make gold (${n})`, made: (n) => `${n} items are gold now`,
});
