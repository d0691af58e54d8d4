// Words of a project's page and of its overview, guideline and settings tabs.
import { defineWords } from "@/i18n/words";

export const projectWords = defineWords(
  {
    back: "项目", sample: "示例", safetyData: "安全数据·单独存放", tabs: {
      overview: "概况", items: "题目", imports: "导入", guideline: "规范", questions: "疑问",
      appeals: "申诉", acceptance: "验收", disagreements: "分歧", gold: "金标与人员", consensus: "共识与一致性",
      releases: "数据版本", settings: "设置",
    },
    tabsLabel: "项目分区",
    funnel: "流程", stage: {
      open: "待领取", leased: "标注中", inspection: "待质检", returned: "返修", accepted: "验收", settled: "已汇总",
    },
    stageNote: {
      open: "份", leased: "份", inspection: "份", returned: "份", accepted: "份", settled: "题",
    },
    total: (items: string, seats: string) => `共 ${items} 题，${seats} 份标注`, acceptedShare: "验收进度",
    settledShare: "汇总进度", voided: (n: string) => `另有 ${n} 份作废`, facts: "要点", kind: "类型", price: "单价",
    overlap: "每题人数", inspection: "抽检比例", minutes: "预计用时", lease: "租约", skill: "所需证书",
    languages: "语言", client: "客户", guideline: "规范", noGuideline: "尚未发布", version: (n: number) => `第 ${n} 版`,
    inMinutes: (n: number) => `${n} 分钟`, people: (n: number) => `${n} 人`, none: "无",
    noItems: "还没有题目", noItemsNote: "先在「导入」中上传题目文件，再到「设置」中开放项目。", toImports: "去导入",
    state: "状态", open: "开放", pause: "暂停", resume: "恢复", close: "结束",
    closeAsk: "结束后不可恢复：不再发放新题，已领取的题仍可提交。确定结束？",
    stateNote: {
      draft: "筹备中：可以导入题目和发布规范，尚未发放。", open: "进行中：标注员可以领取。",
      paused: "已暂停：不发放新题，已领取的可以提交。", closed: "已结束。",
    },
    form: "评价表单", weight: "权重", veto: (n: number) => `≤ ${n} 分一票否决`, scale: "分值", anchors: "分档说明",
    dimensions: "维度", strength: (n: number) => `偏好 ${n} 档`, reason: (n: number) => `理由至少 ${n} 字`,
    noReason: "理由选填", answer: (low: number, high: number) => `正文 ${low}–${high} 字`,
    settingsNote: "人数与单价在建立项目时确定。表单可以发布新版本，已有答案仍按原来的版本。", tryForm: "以标注员身份试做", formVersions: (n: number) => `第 ${n} 版 · 版本与修改`,
    points: (n: number) => `${n} 分`, modes: { each: "每一步都判", first_error: "只找第一处错误" },
    rounds: (min: number, max: number) => (min === max ? `${min} 轮` : `${min}–${max} 轮`), openings: { message: "原样发出开场提问", topic: "只给话题" },
    noDimensions: "此类型不含评分维度。", cancel: "取消", changed: (state: string) => `项目状态：${state}`,
  },
  {
    back: "Projects", sample: "Sample", safetyData: "Safety data, kept apart", tabs: {
      overview: "Overview", items: "Items", imports: "Imports", guideline: "Guideline", questions: "Questions",
      appeals: "Appeals", acceptance: "Acceptance", disagreements: "Disagreements", gold: "Gold & people", consensus: "Consensus & agreement", releases: "Releases", settings: "Settings",
    },
    tabsLabel: "Parts of the project",
    funnel: "Flow", stage: {
      open: "To claim", leased: "Annotating", inspection: "Inspection", returned: "Rework",
      accepted: "Acceptance", settled: "Settled",
    },
    stageNote: {
      open: "seats", leased: "seats", inspection: "answers", returned: "answers", accepted: "answers",
      settled: "items",
    },
    total: (items: string, seats: string) => `${items} items, ${seats} answers wanted`, acceptedShare: "Accepted",
    settledShare: "Settled", voided: (n: string) => `${n} more were voided`, facts: "Key facts", kind: "Kind",
    price: "Price", overlap: "People per item", inspection: "Inspected share", minutes: "Expected time",
    lease: "Lease", skill: "Certificate needed", languages: "Languages", client: "Client",
    guideline: "Guideline", noGuideline: "not published", version: (n: number) => `version ${n}`,
    inMinutes: (n: number) => `${n} min`, people: (n: number) => `${n}`, none: "none", noItems: "No items yet",
    noItemsNote: "Upload a file under “Imports” first, then open the project under “Settings”.",
    toImports: "Import items", state: "State", open: "Open", pause: "Pause", resume: "Resume", close: "Close",
    closeAsk: "Closing cannot be undone: no new items are handed out, what is held may still be submitted. Close it?",
    stateNote: {
      draft: "Being set up: items and the guideline may be prepared, nothing is handed out.",
      open: "Open: annotators can claim.", paused: "Paused: nothing new is handed out; what is held may be submitted.",
      closed: "Closed.",
    },
    form: "Form", weight: "Weight", veto: (n: number) => `${n} or less vetoes`, scale: "Scale", anchors: "Anchors",
    dimensions: "Dimensions", strength: (n: number) => `${n}-point preference`,
    reason: (n: number) => `reason of at least ${n} characters`, noReason: "reason optional",
    answer: (low: number, high: number) => `answer of ${low}–${high} characters`,
    settingsNote: "Overlap and price are fixed when the project is made. The form may get a new version; answers keep theirs.", tryForm: "Try as annotator", formVersions: (n: number) => `Version ${n} · versions and changes`,
    points: (n: number) => `${n} points`, modes: { each: "every step", first_error: "only the first error" },
    rounds: (min: number, max: number) => (min === max ? `${min} rounds` : `${min}–${max} rounds`), openings: { message: "opening message as it stands", topic: "only a topic" },
    noDimensions: "This kind has no rated dimensions.", cancel: "Cancel",
    changed: (state: string) => `Project state: ${state}`,
  },
);
