// Words of the dialogue page and of the public showcase.
import { defineWords } from "@/i18n/words";

type Facts = { zh: string; en: string; seconds: string };

const zh = {
  title: "对话体验", history: "历史对话", begin: "新对话", untitled: "未命名对话", none: "还没有对话。", more: "更早的对话",
  rename: "重命名", renameTitle: "重命名对话", name: "名称", save: "保存", cancel: "取消", drop: "删除",
  dropTitle: "删除这段对话？", dropNote: "全部消息和分支一起删除，不能恢复。已送标的题目不受影响。", dropped: "已删除。",
  settings: "设置", model: "模型", system: "系统提示词", systemHint: "例如：你是耐心的数学老师，用小学生能懂的话回答。",
  temperature: "温度", topP: "Top P", maxTokens: "最长回复（token）", savedSettings: "设置已保存，从下一条回复起生效。", keep: "保存设置",
  noModel: "还没有可用的模型", noModelNote: "对话需要一个真实的模型。请基地运营人员在「管理 → 模型」中添加一个兼容 OpenAI 的接口，或启用内置小模型；这里不会用固定回答冒充模型。",
  empty: "问点什么", emptyNote: "回复由模型生成，可能有错，请自行核实。不要输入个人信息和内部资料。",
  write: "输入消息", hint: "输入消息。Enter 发送，Shift+Enter 换行，Esc 停止。", send: "发送", stop: "停止",
  you: "我", ai: "AI 生成", writing: "正在生成…", regenerate: "重新生成", edit: "编辑", sendEdit: "发送为新分支",
  copy: "复制", export: "导出对话", exportNote: "导出带「AI 生成」标识", good: "好", bad: "不好", why: "说明原因（选填）", rated: "已记录评价。",
  rateLabel: "评价这条回复", branch: (n: number, of: number) => `${n}/${of}`, previous: "上一个分支", next: "下一个分支",
  state: { done: "已完成", stopped: "已停止", failed: "生成失败", blocked: "已拦截" }, blocked: "回复触发安全规则，已停止并且不予显示：",
  timing: (first: string, total: string) => `首字 ${first} 秒 · 共 ${total} 秒`,
  toItem: "送去标注", toItemTitle: "把这条回复送去标注", toItemNote: "对话到这条回复为止成为一道题，来源和同意会记在题目里。",
  project: "项目", consent: "我同意将这段对话用于标注，其中不含任何人的个人信息。", make: "生成题目", chooseProject: "选择项目",
  made: (id: number) => `已生成题目 #${id}。`, item: (id: number) => `题目 #${id}`, noProjects: "没有可以加题的项目。",
  failure: "生成失败：", open: "展开历史", close: "收起历史",
  refused: {
    MessageBlocked: ({ zh }: Facts) => `消息未发送：${zh}`, ShowcaseBusy: ({ seconds }: Facts) => `你的网络地址发得太快，请 ${seconds} 秒后再试。`,
    ParentUnfit: (_: Facts) => "对话已有变化，请刷新后再发。", DialogueTooLong: (_: Facts) => "这个分支太长，请开始新对话。",
    ReplyUnfit: (_: Facts) => "这条回复不符合该项目的题型，或项目里已有这道题，请换一个项目。",
  },
  showcase: {
    title: "对话体验", note: "公开体验页：无需登录，不保存对话内容。回复由模型生成，可能有错。", closed: "公开体验未开放",
    closedNote: "基地运营人员可在服务器设置中开启（QILOU_SHOWCASE）。", signIn: "登录后可保存、分支和评价",
    counters: (today: string, all: string) => `今日已回复 ${today} 条 · 累计 ${all} 条（按实际生成计数）`, restart: "重新开始",
  },
};

export type TalkPageWords = typeof zh;

export const talkPageWords = defineWords<TalkPageWords>(zh, {
  title: "Talk to a model", history: "Earlier talks", begin: "New talk", untitled: "Untitled", none: "No talks yet.", more: "Earlier ones",
  rename: "Rename", renameTitle: "Rename the talk", name: "Name", save: "Save", cancel: "Cancel", drop: "Delete",
  dropTitle: "Delete this talk?", dropNote: "All messages and branches go with it, for good. Items made of it stay.", dropped: "Deleted.",
  settings: "Settings", model: "Model", system: "System prompt", systemHint: "Such as: You are a patient maths teacher and answer in plain words.",
  temperature: "Temperature", topP: "Top P", maxTokens: "Longest reply (tokens)", savedSettings: "Saved; the next reply uses it.", keep: "Save settings",
  noModel: "No model is available yet",
  noModelNote: "A talk needs a real model. Ask the base operator to add an OpenAI-compatible endpoint under Management → Models, or to turn on the embedded one; nothing here pretends to be a model with canned answers.",
  empty: "Ask something",
  emptyNote: "A model writes the replies and may be wrong; check what matters. Enter no personal or internal data.",
  write: "Message", hint: "Write a message. Enter sends, Shift+Enter breaks the line, Esc stops.", send: "Send", stop: "Stop",
  you: "Me", ai: "AI-generated", writing: "Writing…", regenerate: "Regenerate", edit: "Edit", sendEdit: "Send as a new branch",
  copy: "Copy", export: "Export", exportNote: "The file is marked as AI-generated", good: "Good", bad: "Bad", why: "Why (optional)", rated: "Noted.",
  rateLabel: "Rate this reply", branch: (n, of) => `${n}/${of}`, previous: "Previous branch", next: "Next branch",
  state: { done: "已完成", stopped: "Stopped", failed: "Failed", blocked: "Blocked" },
  blocked: "The reply met a safety rule, was stopped and is not shown: ",
  timing: (first, total) => `first words ${first} s · ${total} s in all`,
  toItem: "Send to annotation", toItemTitle: "Send this reply to annotation",
  toItemNote: "The talk up to this reply becomes an item; source and consent are kept with it.",
  project: "Project", consent: "This talk may be used for annotation, and it holds nobody’s personal data.", make: "Make the item",
  chooseProject: "Choose a project", made: (id) => `Item #${id} is made.`, item: (id) => `Item #${id}`, noProjects: "There is no project that takes items.",
  failure: "It failed: ", open: "Show earlier talks", close: "Hide earlier talks",
  refused: {
    MessageBlocked: ({ en }) => `Not sent: ${en}.`, ShowcaseBusy: ({ seconds }) => `Too many messages from your address. Try again in ${seconds} seconds.`,
    ParentUnfit: (_) => "The dialogue has changed. Reload, then send again.", DialogueTooLong: (_) => "This branch is too long. Begin a new talk.",
    ReplyUnfit: (_) => "This reply does not suit the project’s kind, or the project has it already. Choose another.",
  },
  showcase: {
    title: "Talk to a model", note: "Open to everybody: no sign-in, nothing that is said is kept. A model writes the replies and may be wrong.",
    closed: "The public showcase is not open", closedNote: "The base operator can open it in the server’s settings (QILOU_SHOWCASE).",
    signIn: "Sign in to keep, branch and rate",
    counters: (today, all) => `${today} replies today · ${all} in all (counted as they were written)`, restart: "Start over",
  },
});
