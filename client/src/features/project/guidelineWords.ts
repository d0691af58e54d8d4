// Words of the guideline tab.
import { defineWords } from "@/i18n/words";

export const guidelineWords = defineWords(
  {
    title: "规范", version: (n: number) => `第 ${n} 版`, current: "当前", published: (time: string) => `发布于 ${time}`,
    edit: "编写新版本", publish: "发布新版本", cancel: "放弃修改", source: "正文（Markdown）", preview: "预览",
    empty: "还没有规范", emptyNote: "发布规范后项目才能开放；标注员领取前须先阅读最新版本。",
    publishNote: "发布后，标注员下次领取前须重新阅读。", done: (n: number) => `第 ${n} 版已发布`,
    same: "内容与当前版本相同。",
  },
  {
    title: "Guideline", version: (n: number) => `Version ${n}`, current: "current",
    published: (time: string) => `Published ${time}`, edit: "Write a new version", publish: "Publish",
    cancel: "Discard", source: "Text (Markdown)", preview: "Preview", empty: "No guideline yet",
    emptyNote: "A project opens only with a guideline; annotators read the newest version before they claim.",
    publishNote: "After publishing, annotators read it again before their next claim.",
    done: (n: number) => `Version ${n} published`, same: "The text equals the current version.",
  },
);
