// Words of the editor of fields.
import type { FieldKind, Target } from "@/api/types";
import { defineWords } from "@/i18n/words";

const zh = {
  title: "自设问题", lead: "显示在工作台右侧、本类型自带的判断之后；可以按前面的答案出现。", only: "这一类任务只有自设问题，至少一个。",
  kinds: { single: "单选", multi: "多选", likert: "量表", number: "数字", text: "文字", confirm: "确认", checklist: "清单" } as Record<FieldKind, string>,
  add: "添加：", addConstraints: "题目约束核对", constraintsLabel: { zh: "逐条核对题目的约束", en: "Is each constraint of the item met?" },
  fresh: { zh: "新问题", en: "New question" }, option: { zh: "新选项", en: "New option" },
  up: "上移", down: "下移", copy: "复制", remove: "删除", open: "展开", fold: "收起",
  key: "字段名", keyHelp: "导出和条件里用的名字：小写字母开头", labelZh: "问题（中文）", labelEn: "问题（英文）", helpZh: "提示（中文，选填）", helpEn: "提示（英文，选填）",
  kind: "题型", target: "对什么提问", targets: { item: "整道题，一次", slot: "每份回答", turn: "每一轮对话" } as Record<Target, string>,
  role: "哪些轮", roles: { all: "所有轮", user: "用户的", assistant: "助手的", system: "系统的" },
  required: "必填", options: "选项", addOption: "添加选项", nameZh: "名称（中文）", nameEn: "名称（英文）", hotkey: "快捷键", hotkeyHelp: "一个大写字母，可不设", weight: "权重 %",
  weightSum: (sum: string) => `权重合计 ${sum}，须为 100%`, fewest: "最少选", most: "最多选", min: "最小", max: "最大", whole: "只要整数", long: "多行", minChars: "最少字数", maxChars: "最多字数",
  anchorLow: "最低分的意思", anchorHigh: "最高分的意思", byDefault: "默认值", noDefault: "不设", fromItem: "选项取自每道题的 meta.constraints；没有约束的题不问这一项。",
  showIf: "什么时候出现", requiredIf: "什么时候必填", always: "总是", never: "看“必填”", all: "以下都成立时", any: "以下任一成立时", written: "自己写条件（JSON）",
  addRow: "添加条件", ops: { equals: "是", not: "不是", in: "是其中之一", answered: "已答", open: "未答" }, badJson: "不是有效的 JSON", noOthers: "还没有可以引用的其他问题。",
  preview: "预览", previewNote: "就是工作台里的样子，可以直接作答。", conditional: "按条件", ownName: (name: string) => `本类型：${name}`,
  summary: (n: number) => `${n} 个选项`,
};

export type EditorWords = typeof zh;

export const editorWords = defineWords<EditorWords>(zh, {
  title: "Your own questions", lead: "Shown in the rail of the workbench after what the kind itself asks; each may depend on answers before it.", only: "This kind has nothing but questions of your own: at least one.",
  kinds: { single: "One choice", multi: "Several choices", likert: "Scale", number: "Number", text: "Text", confirm: "Confirm", checklist: "Checklist" },
  add: "Add:", addConstraints: "Constraints of the item", constraintsLabel: { zh: "逐条核对题目的约束", en: "Is each constraint of the item met?" },
  fresh: { zh: "新问题", en: "New question" }, option: { zh: "新选项", en: "New option" },
  up: "Up", down: "Down", copy: "Copy", remove: "Remove", open: "Open", fold: "Fold",
  key: "Key", keyHelp: "Its name in exports and conditions: begins with a small letter", labelZh: "Question in Chinese", labelEn: "Question in English", helpZh: "Hint in Chinese (optional)", helpEn: "Hint in English (optional)",
  kind: "Sort of question", target: "Asked of", targets: { item: "The item, once", slot: "Each answer", turn: "Each turn" },
  role: "Which turns", roles: { all: "All", user: "The user's", assistant: "The assistant's", system: "The system's" },
  required: "Required", options: "Options", addOption: "Add an option", nameZh: "Name in Chinese", nameEn: "Name in English", hotkey: "Key", hotkeyHelp: "One capital letter, or none", weight: "Weight %",
  weightSum: (sum) => `The weights sum to ${sum}; they must make 100%`, fewest: "At least", most: "At most", min: "Lowest", max: "Highest", whole: "Whole numbers only", long: "Several lines", minChars: "Fewest characters", maxChars: "Most characters",
  anchorLow: "What the lowest means", anchorHigh: "What the highest means", byDefault: "Default", noDefault: "none", fromItem: "The options are each item's meta.constraints; an item without any is not asked.",
  showIf: "Shown", requiredIf: "Required also", always: "always", never: "no", all: "where all of these hold", any: "where one of these holds", written: "by a condition in JSON",
  addRow: "Add a condition", ops: { equals: "is", not: "is not", in: "is one of", answered: "is answered", open: "is not answered" }, badJson: "This is not valid JSON", noOthers: "There is no other question to look at yet.",
  preview: "Preview", previewNote: "As the workbench shows it: answer it right here.", conditional: "conditional", ownName: (name) => `Of the kind: ${name}`,
  summary: (n) => `${n} options`,
});
