// Words of asking the project manager from the workbench.
import { defineWords } from "@/i18n/words";

export const askWords = defineWords(
  {
    tab: "疑问", ask: "疑问", askLong: "向项目经理提问", title: "向项目经理提问", text: "你的问题",
    hint: "例如：两个回答都正确但详略不同，怎么选？", note: "项目经理答复后，会在「我的任务」和这里告诉你。",
    keep: "继续做这道题", giveBack: "把这道题交回，换一题", then: "这道题", send: "发送", cancel: "取消",
    sent: "已发送给项目经理", none: "还没有提过疑问。按 F 就这道题提问。", replies: (n: number) => `${n} 条新答复`,
    others: "其他项目",
  },
  {
    tab: "Q&A", ask: "Ask", askLong: "Ask the project manager", title: "Ask the project manager", text: "Your question",
    hint: "For example: both answers are right but one is longer; which is better?",
    note: "Once it is answered, your home page and this panel tell you.", keep: "Keep working on this item",
    giveBack: "Give this item back, take another", then: "This item", send: "Send", cancel: "Cancel",
    sent: "Sent to the project manager", none: "You have not asked anything yet. Press F to ask about this item.",
    replies: (n: number) => (n === 1 ? "1 new reply" : `${n} new replies`), others: "Other projects",
  },
);
