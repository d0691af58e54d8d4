// What the refusals of dialogues say; they join the others when the page is fetched.
import { REFUSALS, type Facts, type Pair } from "@/i18n/refusalSentences";

const said = (zh: string, en: string): Pair => ({ zh: () => zh, en: () => en });
const seconds = (facts: Facts) => String(facts["retry_after_seconds"]);

Object.assign(REFUSALS, {
  MessageBlocked: { zh: (facts) => `消息未发送：${String(facts["zh"])}`, en: (facts) => `Not sent: ${String(facts["en"])}.` },
  ShowcaseBusy: {
    zh: (facts) => `你的网络地址发得太快，请 ${seconds(facts)} 秒后再试。`,
    en: (facts) => `Too many messages from your address. Try again in ${seconds(facts)} seconds.`,
  },
  ParentUnfit: said("对话已有变化，请刷新后再发。", "The dialogue has changed. Reload, then send again."),
  DialogueTooLong: said("这个分支太长，请开始新对话。", "This branch is too long. Begin a new talk."),
  ReplyUnfit: said("这条回复不符合该项目的题型，请换一个项目。", "This reply does not suit the project's kind. Choose another project."),
} satisfies Record<string, Pair>);
