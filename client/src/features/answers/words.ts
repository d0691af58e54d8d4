// Words of the page of one's own submissions.
import { defineWords } from "@/i18n/words";

export const answersWords = defineWords(
  {
    title: "提交记录", filter: "状态", all: "全部", empty: "还没有提交过题目",
    emptyNote: "从「我的任务」领取一题，提交后会出现在这里。", emptyState: "没有这种状态的记录",
    emptyStateNote: "换一个状态看看。", toHome: "去领取任务", item: "题目", project: "项目", submitted: "提交时间",
    state: "状态", reviews: "质检结果", noReviews: "这题没有被抽检，或质检还在进行。", revision: (n: number) => `第 ${n} 稿`,
    body: "我的答案", by: (alias: string) => `质检：${alias}`, fixed: "质检修改后的版本", rework: "去修改", close: "关闭",
    takeBack: "撤回", takeBackNote: (minutes: number) => `${minutes} 分钟内、质检领取前可撤回`, takenBack: "已撤回，可继续修改", goOn: "去修改",
  },
  {
    title: "My submissions", filter: "State", all: "All", empty: "Nothing submitted yet",
    emptyNote: "Claim an item under “My tasks”; what you submit appears here.",
    emptyState: "Nothing is in this state", emptyStateNote: "Choose another state.", toHome: "Claim a task",
    item: "Item", project: "Project", submitted: "Submitted", state: "State", reviews: "Inspection",
    noReviews: "This item was not sampled, or inspection is still under way.", revision: (n: number) => `revision ${n}`,
    body: "My answer", by: (alias: string) => `Inspector: ${alias}`, fixed: "As fixed by inspection",
    rework: "Rework", close: "Close", takeBack: "Take back",
    takeBackNote: (minutes: number) => `for ${minutes} more min, until an inspector takes it`, takenBack: "Taken back; go on with it", goOn: "Go on with it",
  },
);
