// Words of setting up a project.
import { defineWords } from "@/i18n/words";
import type { KindName } from "@/api/types";

export const setupWords = defineWords(
  {
    title: "新建项目", steps: { kind: "类型与名称", form: "评价表单", terms: "人数与价格", guideline: "规范" },
    back: "上一步", next: "下一步", make: "建立项目", cancel: "取消", made: "项目已建立，接着导入题目。",
    kind: "任务类型", kindNotes: {
      sft: "标注员撰写或改写一条示范回答。", comparison: "比较两条回答，给出偏好、分项评分和理由。",
      rating: "对一条回答按维度评分并说明理由。",
    } as Record<KindName, string>,
    titleZh: "名称（中文）", titleEn: "名称（英文）", client: "客户", noClient: "无（基地自有）",
    strength: "偏好档数", reasonChars: "理由最少字数", reasonRequired: "理由必填", answerMin: "正文最少字数",
    answerMax: "正文最多字数", dimensions: "评分维度", dimensionsNote: (sum: string) => `权重合计 ${sum}，须为 100%。`,
    labelZh: "名称（中文）", labelEn: "名称（英文）", weight: "权重 %", veto: "一票否决分", noVeto: "不设",
    vetoAt: (n: number) => `≤ ${n} 分`, anchor: (score: string) => `${score} 分（中文）`,
    anchorEn: (score: string) => `${score} 分（英文）`, remove: "删除", add: "添加维度", key: "字段名",
    noDimensions: "撰写示范不需要评分维度。", overlap: "每题人数", overlapNote: "多人标注同一题才能计算一致性。",
    inspection: "抽检比例 %", price: "单价（元/题）", minutes: "预计用时（分钟/题）", lease: "租约（分钟）",
    leaseNote: "到期未提交的题目会发给别人，草稿保留。", skill: "所需证书",
    vendors: "可参与的标注企业", vendorsNote: "不选表示全部企业。", vendorsPlaceholder: "全部企业", nothing: "没有匹配的企业",
    guideline: "规范正文（Markdown）", guidelineNote: "发布后标注员领取前须先阅读。可从模板改起。", preview: "预览",
    missing: { title: "请填写中英文名称。", weights: "维度权重合计须为 100%。", guideline: "请填写规范。" },
    problems: "请修改以下字段：", anchors: "分档说明", newDimension: { zh: "新维度", en: "New dimension" },
  },
  {
    title: "New project", steps: { kind: "Kind and name", form: "Form", terms: "People and price", guideline: "Guideline" },
    back: "Back", next: "Next", make: "Make the project", cancel: "Cancel",
    made: "The project is made. Import items next.", kind: "Kind of task", kindNotes: {
      sft: "Annotators write or rewrite a model answer.",
      comparison: "Two answers are compared: a preference, scores by dimension and a reason.",
      rating: "One answer is scored by dimension, with a reason.",
    } as Record<KindName, string>,
    titleZh: "Name in Chinese", titleEn: "Name in English", client: "Client", noClient: "none (the base’s own)",
    strength: "Points of the preference", reasonChars: "Least characters of a reason",
    reasonRequired: "A reason is required", answerMin: "Least characters", answerMax: "Most characters",
    dimensions: "Dimensions", dimensionsNote: (sum: string) => `The weights sum to ${sum}; they must make 100%.`,
    labelZh: "Name in Chinese", labelEn: "Name in English", weight: "Weight %", veto: "Veto", noVeto: "none",
    vetoAt: (n: number) => `${n} or less`, anchor: (score: string) => `${score} (Chinese)`,
    anchorEn: (score: string) => `${score} (English)`, remove: "Remove", add: "Add a dimension", key: "Field",
    noDimensions: "Written answers have no rated dimensions.", overlap: "People per item",
    overlapNote: "Agreement needs several people on one item.", inspection: "Inspected share %",
    price: "Price (yuan per item)", minutes: "Expected minutes per item", lease: "Lease (minutes)",
    leaseNote: "An item not submitted in time goes to somebody else; the draft is kept.",
    skill: "Certificate needed", vendors: "Vendors that may take part",
    vendorsNote: "None chosen: all of them.", vendorsPlaceholder: "All vendors", nothing: "No vendor matches",
    guideline: "Guideline (Markdown)", guidelineNote: "Annotators read it before they claim. Start from the template.",
    preview: "Preview", missing: {
      title: "Both names are needed.", weights: "The weights must sum to 100%.", guideline: "A guideline is needed.",
    },
    problems: "Change these fields:", anchors: "Anchors", newDimension: { zh: "新维度", en: "New dimension" },
  },
);
