// The glossary's words for what the server answers with as codes: roles, kinds, states, verdicts, reasons.
import type {
  AnswerState, ItemState, KindName, OrganisationKind, ProjectState, ReasonCode, Role, Verdict,
} from "@/api/types";
import { defineWords } from "./words";

type Names = {
  role: Record<Role, string>; kind: Record<KindName, string>; project: Record<ProjectState, string>;
  item: Record<ItemState, string>; answer: Record<AnswerState, string>; verdict: Record<Verdict, string>;
  reason: Record<ReasonCode, string>; organisation: Record<OrganisationKind, string>; skill: Record<string, string>;
};

export const names = defineWords<Names>(
  {
    role: {
      operator: "基地运营", project_manager: "项目经理", inspector: "质检员", team_lead: "组长",
      annotator: "标注员", client: "客户", auditor: "审计",
    },
    kind: { sft: "撰写示范", conversation: "多轮对话", prompt: "提示词撰写", tree: "对话树", comparison: "成对比较", rating: "评分", ranking: "排序", gsb: "GSB 对比", spans: "错误标注", steps: "推理步骤", safety: "安全标注", rubric: "清单评测", trace: "轨迹评审", dialogue: "对话评价", arena: "双模型盲评", form: "自定表单" },
    project: { draft: "筹备", open: "进行中", paused: "暂停", closed: "已结束" },
    item: { open: "进行中", settled: "已汇总", void: "作废" },
    answer: { submitted: "已提交", in_review: "质检中", accepted: "已通过", returned: "退回待改", void: "作废", withdrawn: "已撤回" },
    verdict: { pass: "通过", fix_and_pass: "改后通过", return: "退回", void: "作废" },
    reason: {
      factual_error: "事实错误", incomplete: "不完整", off_topic: "答非所问", wrong_preference: "偏好判断有误",
      weak_reason: "理由不足", format: "格式问题", language: "语言问题", unsafe: "安全问题", copied: "疑似抄录",
      other: "其他",
    },
    organisation: { operator: "基地", vendor: "标注企业", client: "客户" },
    skill: {
      general: "通用", medicine: "医疗", law: "法律", finance: "金融", code: "代码", maths: "数学",
      education: "教育", tourism: "文旅", government: "政务", safety: "安全",
    },
  },
  {
    role: {
      operator: "Base operator", project_manager: "Project manager", inspector: "Inspector",
      team_lead: "Team lead", annotator: "Annotator", client: "Client", auditor: "Auditor",
    },
    kind: { sft: "Write an answer", conversation: "Write a conversation", prompt: "Write prompts", tree: "Conversation tree", comparison: "Compare two", rating: "Rate", ranking: "Rank", gsb: "Good, same, bad", spans: "Mark errors", steps: "Judge steps", safety: "Safety", rubric: "Checklist", trace: "Agent trace", dialogue: "Dialogue", arena: "Arena", form: "Free form" },
    project: { draft: "Draft", open: "Open", paused: "Paused", closed: "Closed" },
    item: { open: "Open", settled: "Settled", void: "Void" },
    answer: {
      submitted: "Submitted", in_review: "In inspection", accepted: "Accepted", returned: "Returned", void: "Void",
      withdrawn: "Taken back",
    },
    verdict: { pass: "Passed", fix_and_pass: "Fixed & passed", return: "Returned", void: "Void" },
    reason: {
      factual_error: "Factual error", incomplete: "Incomplete", off_topic: "Off topic",
      wrong_preference: "Wrong preference", weak_reason: "Weak reason", format: "Format",
      language: "Language", unsafe: "Unsafe", copied: "Looks copied", other: "Other",
    },
    organisation: { operator: "Base", vendor: "Vendor", client: "Client" },
    skill: {
      general: "General", medicine: "Medicine", law: "Law", finance: "Finance", code: "Code", maths: "Maths",
      education: "Education", tourism: "Tourism", government: "Government", safety: "Safety",
    },
  },
);

/** A certificate's skill in words; one that a base has made up itself is shown as it is written. */
export function skillName(words: Names, skill: string): string {
  return words.skill[skill] ?? skill;
}
