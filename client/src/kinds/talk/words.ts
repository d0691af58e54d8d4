// Words of talking with models.
import { defineWords } from "@/i18n/words";

const zh = {
  topic: "话题", opening: "开场提问", side: (slot: string) => (slot === "only" ? "模型" : `模型 ${slot}`),
  you: "我", ai: "AI 生成", sample: "示例", talk: "对话", rounds: (done: number, most: number) => `第 ${done}/${most} 轮`,
  write: "输入消息", hint: "输入消息。Enter 发送，Shift+Enter 换行，Esc 离开。", send: "发送", sendOpening: "发送开场提问",
  stop: "停止", retry: "重新生成", retryFailed: "重试", writing: "正在生成…", stopped: "已停止", failed: "生成失败",
  lost: "回复没有收完", failedNote: "这一侧生成失败，只重试这一侧即可；另一侧不受影响。",
  waiting: "等回复结束或停止后再发送。", full: "已到本题的轮数上限。", sampleNote: "试做不连接模型：回复是固定的示例，不是模型生成的。",
  notHere: "这里只能查看对话；需要改判时，可从一份标注开始。",
  good: "好", bad: "不好", rateReply: "评价这条回复", note: "说明（选填）", edit: "改写", editLabel: "更好的回复（保留模型原文，另存为改写）",
  edited: "标注员改写", original: "模型原文", endEdit: "收起", dropEdit: "删除改写",
  done: (side: string) => `${side} 已答完`, toTalk: "跳到输入框", toggle: (side: string) => `${side}：停止或重新生成`,
  rateGood: "评价回复：好", rateBad: "评价回复：不好", groups: { talk: "对话", rate: "评价回复" },
  theTalk: (rounds: number) => `对话全文（${rounds} 轮）`, nothing: "没有内容",
};

export type TalkWords = typeof zh;

export const talkWords = defineWords<TalkWords>(zh, {
  topic: "Topic", opening: "Opening message", side: (slot) => (slot === "only" ? "Model" : `Model ${slot}`),
  you: "Me", ai: "AI-generated", sample: "Sample", talk: "Conversation", rounds: (done, most) => `Round ${done} of ${most}`,
  write: "Message", hint: "Write a message. Enter sends, Shift+Enter breaks the line, Esc leaves.", send: "Send",
  sendOpening: "Send the opening message",
  stop: "Stop", retry: "Regenerate", retryFailed: "Try again", writing: "Writing…", stopped: "Stopped", failed: "Failed",
  lost: "The reply did not arrive in full",
  failedNote: "This side failed. Try this side again; the other one is not affected.",
  waiting: "Wait for the replies, or stop them, before you go on.", full: "That was the last round of this item.",
  sampleNote: "A trial asks no model: the replies are fixed samples that no model wrote.",
  notHere: "The conversation can only be read here. To decide otherwise, start from one of the answers.",
  good: "Good", bad: "Bad", rateReply: "Rate this reply", note: "Note (optional)", edit: "Rewrite",
  editLabel: "A better reply (the model's own stays as it is)", edited: "Rewritten by the annotator", original: "The model's own",
  endEdit: "Fold", dropEdit: "Drop the rewriting",
  done: (side) => `${side} has answered`, toTalk: "Go to the message box", toggle: (side) => `${side}: stop or regenerate`,
  rateGood: "Rate the reply: good", rateBad: "Rate the reply: bad", groups: { talk: "Conversation", rate: "Rating replies" },
  theTalk: (rounds) => `The whole conversation (${rounds} rounds)`, nothing: "nothing",
});
