// Words of the questions tab.
import { defineWords } from "@/i18n/words";

export const questionsWords = defineWords(
  {
    title: "疑问", filter: "状态", states: { open: "待答复", answered: "已答复" }, all: "全部",
    empty: "没有待答复的疑问", emptyNote: "标注员在工作台按 F 提问，会出现在这里。", emptyAll: "还没有人提问",
    by: (alias: string) => `标注员 ${alias}`, open: "查看题目", reply: "答复", replyHint: "写给提问的标注员；只有对方能看到，除非写入规范。",
    adopt: "写入规范", adoptNote: "在「常见疑问 / Q&A」下附上问题和答复，并发布新版本；所有人领取下一题前须重新确认。",
    send: "发送答复", sendAdopted: "答复并发布新版规范", sent: "已答复", published: (n: number) => `已答复，规范第 ${n} 版已发布`,
    seen: "提问者已看到",
  },
  {
    title: "Questions", filter: "State", states: { open: "Open", answered: "Answered" }, all: "All",
    empty: "No open questions", emptyNote: "Annotators ask by pressing F in the workbench; their questions appear here.",
    emptyAll: "Nobody has asked anything yet", by: (alias: string) => `Annotator ${alias}`, open: "Show the item", reply: "Reply",
    replyHint: "To the annotator who asked; nobody else sees it unless it goes into the guideline.",
    adopt: "Adopt into the guideline",
    adoptNote: "Question and reply are added under “常见疑问 / Q&A” and a new version is published; everybody confirms it before their next item.",
    send: "Send the reply", sendAdopted: "Reply and publish a new version", sent: "Answered",
    published: (n: number) => `Answered; guideline version ${n} is published`, seen: "seen by the asker",
  },
);
