// Words of looking into a project: the filter, the list of answers, returning, the history of an item.
import { defineWords } from "@/i18n/words";

export const exploreWords = defineWords(
  {
    modes: { items: "按题目", answers: "按答案" }, mode: "显示方式", any: "不限", state: "题目状态", answerState: "答案状态",
    person: "标注员", language: "语言", domain: "领域", disagreement: "分歧 ≥", clear: "清除筛选",
    item: "题目", preview: "内容", submitted: "提交时间", answersTitle: "答案", empty: "没有符合条件的答案", emptyNote: "换一个条件看看。",
    select: (alias: string, item: number) => `选择 ${alias} 在 #${item} 的答案`, selectAll: "全选本页",
    selected: (n: number) => `已选 ${n} 份`, return: "退回返修…", returnTitle: (n: number) => `退回 ${n} 份答案`,
    returnNote: "答案回到各自的标注员手中，须修改后重新提交并质检；已通过质检的也可以退回，原质检结论保留。",
    reasons: "原因（至少一项）", comment: "说明（标注员会看到）", send: "退回", cancel: "取消",
    done: (n: number) => `已退回 ${n} 份`, kept: (n: number) => `${n} 份没有退回`,
    why: { unknown: "不在这个项目中", own: "是你自己的答案", in_inspection: "正在质检", not_handed_in: "已不在提交状态" },
    close: "关闭", history: "经过", history0: "没有记录。", house: "系统", facts: "详情",
    action: {
      "lease.taken": "领取", "lease.given_back": "交回", "answer.submitted": "提交", "answer.revised": "修改后提交",
      "answer.withdrawn": "撤回", "inspection.taken": "开始质检", "answer.reviewed": "质检", "answer.recalled": "被项目经理退回",
      "question.asked": "提出疑问", "question.answered": "疑问得到答复", "item.adjudicated": "裁定",
    } as Record<string, string>,
  },
  {
    modes: { items: "By item", answers: "By answer" }, mode: "Show", any: "Any", state: "Item state", answerState: "Answer state",
    person: "Annotator", language: "Language", domain: "Domain", disagreement: "Disagreement ≥", clear: "Clear",
    item: "Item", preview: "Content", submitted: "Submitted", answersTitle: "Answers", empty: "No answer fits",
    emptyNote: "Change the filter.", select: (alias: string, item: number) => `Select the answer of ${alias} to #${item}`,
    selectAll: "Select this page", selected: (n: number) => `${n} selected`, return: "Return for rework…",
    returnTitle: (n: number) => (n === 1 ? "Return one answer" : `Return ${n} answers`),
    returnNote: "They go back to their authors, who rework and hand them in again for inspection. Passed ones may be returned, too; their verdict stays.",
    reasons: "Reasons (at least one)", comment: "Comment (their authors read it)", send: "Return", cancel: "Cancel",
    done: (n: number) => `${n} returned`, kept: (n: number) => `${n} stayed as they are`,
    why: {
      unknown: "not in this project", own: "your own answer", in_inspection: "under inspection", not_handed_in: "not handed in any more",
    },
    close: "Close", history: "What was done", history0: "Nothing is recorded.", house: "the system", facts: "Details",
    action: {
      "lease.taken": "taken", "lease.given_back": "given back", "answer.submitted": "handed in", "answer.revised": "handed in after rework",
      "answer.withdrawn": "taken back", "inspection.taken": "inspection begun", "answer.reviewed": "inspected",
      "answer.recalled": "returned by a project manager", "question.asked": "question asked", "question.answered": "question answered",
      "item.adjudicated": "decided",
    },
  },
);
