// Words of the guideline tab.
import { defineWords } from "@/i18n/words";

export const guidelineWords = defineWords(
  {
    title: "规范", version: (n: number) => `第 ${n} 版`, current: "当前", published: (time: string) => `发布于 ${time}`,
    edit: "编写新版本", publish: "发布新版本", cancel: "放弃修改", source: "正文（Markdown）", preview: "预览",
    empty: "还没有规范", emptyNote: "发布规范后项目才能开放；标注员领取前须先阅读最新版本。",
    publishNote: "发布后，标注员下次领取前须重新阅读。", done: (n: number) => `第 ${n} 版已发布`,
    same: "内容与当前版本相同。", compare: "与上一版相比", text: "全文",
    receipts: "阅读确认", receiptsNote: "各企业在职标注员最近确认的版本。未确认当前版的人，领取下一题前须先阅读。",
    receipts0: "还没有企业参与这个项目", company: "企业", annotators: "标注员", confirmed: (n: number) => `已确认第 ${n} 版`,
    older: "停在旧版", at: (n: number, people: string) => `第 ${n} 版 ${people} 人`, unconfirmed: "从未确认",
  },
  {
    title: "Guideline", version: (n: number) => `Version ${n}`, current: "current",
    published: (time: string) => `Published ${time}`, edit: "Write a new version", publish: "Publish",
    cancel: "Discard", source: "Text (Markdown)", preview: "Preview", empty: "No guideline yet",
    emptyNote: "A project opens only with a guideline; annotators read the newest version before they claim.",
    publishNote: "After publishing, annotators read it again before their next claim.",
    done: (n: number) => `Version ${n} published`, same: "The text equals the current version.",
    compare: "Changed since the version before", text: "Full text", receipts: "Who has read it",
    receiptsNote: "The newest version that each company's active annotators have confirmed. Whoever has not confirmed the current one reads it before their next item.",
    receipts0: "No company works on this project yet", company: "Company", annotators: "Annotators",
    confirmed: (n: number) => `Confirmed version ${n}`, older: "Still at", at: (n: number, people: string) => `version ${n}: ${people}`,
    unconfirmed: "Never confirmed",
  },
);
