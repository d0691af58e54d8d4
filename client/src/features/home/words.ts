// Words of the annotator's home page.
import { defineWords } from "@/i18n/words";

export const homeWords = defineWords(
  {
    title: "我的任务", resume: (title: string, done: number) => `继续上次：${title} · 第 ${done} 题`,
    draftAt: (time: string) => `草稿已存 ${time}`, noDraft: "尚无草稿",
    leaseLeft: (minutes: number) => `本题租约还剩 ${minutes} 分钟，到期前会提醒，草稿不丢`,
    leaseOver: "本题租约已到期，草稿保留，可重新领取", go: "继续", rework: "退回修改",
    claimable: "可领取的任务", perItem: " / 题", minutes: (n: number) => `约 ${n} 分钟/题`,
    certificate: (skill: string) => `需「${skill}」证书`, has: "✓", hasNot: "未取得",
    noCertificate: "无需证书", guideline: "领取前须阅读规范", left: (n: string) => `剩 ${n}`,
    none: "暂无题目", claim: "领取", claimable0: "现在没有可领取的任务",
    claimable0Note: "可能的原因：项目未开放、题目已领完，或没有分配给你所在的机构。页面会自动刷新。",
    returnedHere: (n: number) => `退回 ${n}`, why: {
      certificate: "先取得证书才能领取，请联系组长", paused: "你在此项目已暂停，见上方说明", none: "题目已领完，有人退回或新增时会出现在这里",
    },
    questions: "我的疑问", newReplies: (n: number) => `${n} 条新答复`,
    returned: "退回待改", fix: "去修改", returned0: "没有退回的题目。",
    today: "今日", submitted: "已提交", active: "有效时长", estimated: "预计",
    estimatedNote: "预计金额按已提交题数 × 单价计算，以质检通过为准。",
    month: "本月质量", firstPass: "一次通过率", inspected: "已质检",
    monthNote: "一次通过率 = 首次质检即通过的题数 ÷ 已质检题数。", month0: "本月还没有被质检的题目。",
  },
  {
    title: "My tasks", resume: (title: string, done: number) => `Continue: ${title} · item ${done}`,
    draftAt: (time: string) => `Draft saved ${time}`, noDraft: "No draft yet",
    leaseLeft: (minutes: number) => `${minutes} min left on this item; you are warned before, the draft is never lost`,
    leaseOver: "The lease has run out; the draft is kept and the item can be claimed again", go: "Continue",
    rework: "Rework", claimable: "Tasks to claim", perItem: " / item", minutes: (n: number) => `about ${n} min each`,
    certificate: (skill: string) => `needs certificate “${skill}”`, has: "✓", hasNot: "not held",
    noCertificate: "no certificate needed", guideline: "read the guideline first",
    left: (n: string) => `${n} left`, none: "None left", claim: "Claim",
    claimable0: "There is nothing to claim now",
    claimable0Note: "No project is open, every item is claimed, or none is assigned to your organisation. This page refreshes by itself.",
    returnedHere: (n: number) => `${n} returned`, why: {
      certificate: "A certificate is needed first; ask your team lead",
      paused: "You are paused here; see above", none: "All items are claimed; returned or new ones appear here",
    },
    questions: "My questions", newReplies: (n: number) => `${n} new`,
    returned: "Returned", fix: "Rework", returned0: "Nothing has been returned.",
    today: "Today", submitted: "Submitted", active: "Active time", estimated: "Estimated",
    estimatedNote: "Estimated pay is items submitted × price; it counts once inspection passes.",
    month: "Quality this month", firstPass: "First-pass rate", inspected: "Inspected",
    monthNote: "First-pass rate = items passed at the first inspection ÷ items inspected.",
    month0: "None of your items has been inspected this month.",
  },
);
