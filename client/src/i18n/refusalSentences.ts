// What each refusal says to a person, by its name and with its facts, in both languages.
import { number } from "./format";
import type { Language } from "./language";

export type Facts = Record<string, unknown>;
type Sentence = (facts: Facts) => string;
export type Pair = Record<Language, Sentence>;

const said = (zh: string, en: string): Pair => ({ zh: () => zh, en: () => en });

export const REFUSALS: Record<string, Pair> = {
  // signing in and the connection
  BadCredentials: said("登录名或密码不对。", "The login or the password is not right."),
  TooManyAttempts: {
    zh: (facts) => `尝试次数过多，请 ${waitOf(facts, "zh")} 后再试。`,
    en: (facts) => `Too many attempts. Try again in ${waitOf(facts, "en")}.`,
  },
  Unauthenticated: said("请先登录。", "Sign in first."),
  SignInNeeded: said("请先登录。", "Sign in first."),
  AccountSuspended: said("账号已停用，请联系所在机构的组长。", "The account is suspended. Ask your team lead."),
  Offline: said("连接不上服务器，请检查网络。", "The server cannot be reached. Check the network."),
  ServerFailure: said("服务器出错了，请稍后重试。", "The server failed. Try again shortly."),
  HouseNotReady: said("系统正在启动或维护，请稍后重试。", "The system is starting or being serviced. Try again shortly."),
  BodyTooLarge: said("提交的内容太大。", "What was sent is too large."),
  ModelsMissing: said("项目还没有选择模型，请联系项目经理。", "The project has chosen no model. Ask the project manager."),
  BudgetSpent: said("模型的预算已用完。", "The models' budget is used up."),
  NotPermitted: said("你的角色没有这项权限。", "Your role does not include this."),
  // work
  AnswerIncomplete: {
    zh: (facts) => `还有 ${countOf(facts["problems"], "zh")} 处没有填完。`,
    en: (facts) => `Still to be completed: ${countOf(facts["problems"], "en")}.`,
  },
  AnswerUnstorable: said("内容含无法保存的字符，请删去后再提交。", "The text holds characters that cannot be kept."),
  TooLateToWithdraw: {
    zh: (facts) => `不能再撤回：${tooLate(facts["why"], "zh")}。`,
    en: (facts) => `It can no longer be taken back: ${tooLate(facts["why"], "en")}.`,
  },
  AlreadySubmitted: said("本题已提交，不能再改。", "This item was submitted and can no longer be changed."),
  LeaseEnded: said("本题租约已结束，草稿仍保留。", "The lease on this item is over; your draft is kept."),
  SeatTaken: said("这个名额已有人提交。", "Somebody else has submitted for this seat."),
  TooManyLeases: said("同时领取的题目已达上限，请先完成手上的。", "You hold as many items as allowed. Finish those first."),
  DraftConflict: said("草稿在别处被改过，请选择保留哪一份。", "The draft was changed elsewhere. Choose which to keep."),
  DraftUnusable: said("草稿无法保存，请检查内容。", "The draft cannot be kept as it is."),
  QuestionWordless: said("请写下内容。", "Write at least a word."),
  QuestionAnswered: said("这个疑问已有答复，请刷新查看。", "The question has been answered already. Reload to see the reply."),
  ReplyMissing: said("这个疑问还没有答复。", "The question has not been answered yet."),
  TooManyQuestions: said("待答复的疑问太多，请先等待答复。", "You have asked as much as anybody can answer. Wait for a reply first."),
  // inspection
  ReviewIncomplete: said("判定不完整：退回或作废须选择原因。", "The verdict is incomplete: returning or voiding needs a reason."),
  InspectionNotYours: said("这份答案已由其他质检员处理。", "Another inspector has this answer now."),
  OwnAnswerRefused: said("不能质检自己的答案。", "Nobody inspects their own answer."),
  ReturnsNeedOpenProject: said("项目开放时才能退回答案，否则无人能修改。", "Answers can be returned only while the project is open."),
  // learning
  LessonsUnread: said("请先读完全部课程。", "Read all lessons first."),
  SittingUnderWay: said("有一场考试还没有交卷，请先完成。", "You are sitting an exam already. Finish that one first."),
  CoolingDown: said("距上次考试时间太短，请稍后再考。", "It is too soon after the last attempt. Try again later."),
  BankTooSmall: said("题库题目不足，暂时无法组卷。", "The course has too few questions to draw a paper."),
  SittingOver: said("考试时间已到或已交卷。", "This sitting is over."),
  ChoicesUnusable: said("选项与试卷不符，请刷新后再试。", "These choices do not fit the paper. Reload and try again."),
  CertificateUnknown: said("没有这个编号的证书。", "There is no certificate with this serial number."),
  LadderUnusable: said("等级条件不可用，请检查各项数值。", "The levels cannot be set like this. Check the numbers."),
  AssessmentUnusable: said("考评记录不完整，请检查得分与考评人。", "The assessment is not complete. Check scores and assessors."),
  LevelUnready: said("条件尚未全部达到，不能认定这个等级。", "Not all that the level asks has been shown yet."),
  OwnAssessment: said("不能考评或认定自己。", "Nobody assesses or promotes themselves."),
  // appeals
  NotAppealable: said("这个判定不能申诉，或已过申诉期，或已申诉过。", "This verdict cannot be appealed against, or not any more."),
  AppealDecided: said("这个申诉已经复核。", "This appeal has been decided already."),
  AppealNeedsThirdPerson: said("申诉须由标注者与质检员之外的第三人复核。", "An appeal is decided by a third person."),
  AppealWordless: said("请写明理由。", "Write at least a word of why."),
  // acceptance
  // gold and standing
  GoldUnfit: {
    zh: (facts) => `题目 #${String(facts["item_id"] ?? "")} 不能设为金标：${unfit(facts["why"], "zh")}。`,
    en: (facts) => `Item #${String(facts["item_id"] ?? "")} cannot become gold: ${unfit(facts["why"], "en")}.`,
  },
  GoldUnknown: said("没有这道在用的金标题。", "There is no such gold item in use."),
  LanguagesUnusable: said("最多十种语言，用两三个小写字母的代码，如 zh、en。", "Up to ten languages, each by its code of two or three small letters, such as zh or en."),
  PauseUnknown: said("没有这条暂停记录。", "There is no such pause."),
  PauseLifted: said("已经恢复过了。", "This pause has been lifted already."),
  LiftReasonMissing: said("请写明恢复的理由。", "Write why the pause is lifted."),
  StandingRuleUnusable: said("衡量规则不可用，请检查各项数值。", "The rule cannot be used. Check the numbers."),
  DispatchRulesUnusable: said("派题规则不可用，请检查各项数值。", "The rules of handing out cannot be used. Check the numbers."),
  RuleUnusable: said("验收规则不可用，请检查检验水平与 AQL。", "The acceptance rule cannot be used. Check its level and AQLs."),
  NothingToAccept: said("没有可组批的标注：其余仍在质检或返修中。", "No inspected answer waits for a lot yet."),
  ReworkUnfinished: said("被拒收的批次还有标注在质检或返修中，全部通过后才能重新组批。", "Answers of the rejected lot are still under inspection or rework. Close it when all have passed."),
  InspectionDiscontinued: said("这家公司此类工作的验收已暂停，请先恢复。", "Acceptance of this company's work is discontinued. Resume it first."),
  NotDiscontinued: said("这家公司的验收没有暂停。", "Acceptance of this company's work is not discontinued."),
  LotDecided: said("这一批已经判定。", "This lot has been decided already."),
  SampleUnfinished: said("样本尚未检完。", "The sample is not all judged yet."),
  NotInSample: said("这份答案不在样本中。", "This answer is not in the sample."),
  FindingNeedsReason: said("缺陷须至少选择一个原因。", "A defect names at least one reason."),
  OwnWorkInSample: said("不能检验自己标注或质检过的答案。", "Nobody judges what they wrote or inspected."),
  // disagreements
  AuthorMayNotAdjudicate: said("不能裁定自己标注过的题目。", "Nobody decides an item that they have answered."),
  PersonUnseen: said("项目中没有此人计入的答案。请重新汇总，或查看其他人。", "Nobody of this name has an answer that counts here. Settle again, or look for another."),
  NothingToAdjudicate: said("计入的答案不足两份，没有可裁定的分歧。", "Fewer than two answers count; there is nothing to decide."),
  AdjudicationStale: said("已有他人作出裁定，请先查看。", "Somebody else has decided meanwhile. Look at their decision first."),
  AdjudicationReasonMissing: said("请写明裁定理由。", "A decision needs its reason."),
  // projects and items
  FormStale: said("已有他人发布了新版表单，请先查看。", "Somebody has published a newer form meanwhile. Look at it first."),
  FormUnchanged: said("表单没有变化，无需发布。", "Nothing has changed; there is nothing to publish."),
  FormUnusable: said("表单有问题，请检查标出的字段。", "The form cannot be published like this. Check the fields named."),
  FormUntried: said("请先以标注员身份试做完整的一题。", "Try the form as an annotator first, up to a whole answer."),
  FormUnknown: said("没有这个表单版本。", "There is no such version of the form."),
  ProjectUnusable: said("项目设置有问题，请检查标出的字段。", "The project cannot be set up like this. Check the fields named."),
  ProjectIsClosed: said("项目已结束。", "The project is closed."),
  TransitionRefused: said("项目当前状态不能这样变更，请刷新后再试。", "The project cannot change to that state. Reload and look again."),
  GuidelineMissing: said("还没有规范，请先发布规范再开放项目。", "There is no guideline yet. Publish one, then open the project."),
  UnknownFormat: said("不认识这种文件格式。", "This format is not known."),
  UnknownContainer: said("不支持这种文件类型，请用 JSONL、JSON、CSV、Parquet，或带媒体文件的 ZIP。", "This file type cannot be read. Use JSONL, JSON, CSV, Parquet, or a ZIP with media."),
  ImportEnded: said("这次导入已经结束。", "This import is already over."),
  MediaUnknown: said("没有这个文件，或你不能查看。", "There is no such file, or it is not yours to see."),
  MediaLost: said("这个版本的一个媒体文件不在了，请从备份恢复。", "A media file of this release is gone. Restore it from a backup."),
  // results
  NothingToRelease: said("还没有可发布的结果，请先汇总共识。", "There is nothing to release yet. Settle first."),
  NoPairs: said("这个版本没有可用于训练的比较对。", "The release holds no pairs to train on."),
  TrainingUnderWay: said("这个版本正在训练。", "This release is already being trained on."),
  // people
  LoginTaken: said("这个登录名已被使用。", "This login is already taken."),
  LoginInvalid: said("登录名只能用小写字母、数字和 . _ -。", "A login is made of small letters, digits and . _ -."),
  NameTaken: said("这个名称已被使用。", "This name is already taken."),
  PersonNameInvalid: said("请填写姓名。", "A name is needed."),
  PasswordWeak: said("密码太弱：请加长，不要重复或包含登录名。", "The password is too weak: make it longer, without repeats or the login."),
  IdentityNumberInvalid: said("身份证号不正确。", "The identity number is not right."),
  IdentityNameDiffers: said("这个身份证号已登记为另一姓名。", "This identity number belongs to another name."),
  RoleNotGrantable: said("你不能授予这个角色。", "You may not grant this role."),
  RoleNotHere: said("这类机构不能有这个角色。", "This kind of organisation cannot have that role."),
  OrganisationUnusable: said("请填写机构的中英文名称。", "The organisation needs both names."),
  NotYourOrganisation: said("这不是你所在的机构。", "This is not your organisation."),
  OwnAccount: said("不能停用自己的账号。", "Nobody suspends their own account."),
  AccountStateUnchanged: said("账号已经是这个状态。", "The account already is in that state."),
  CertificateUnusable: said("证书的技能名或天数不正确。", "The certificate's skill or days are not right."),
  SettingsUnusable: said("这些设置无法保存：字号须在 13 到 20 之间，每个键只能对应一个操作。", "These settings cannot be kept: letters are 13 to 20 pixels high, and each key does one thing."),
  ScreenUnknown: said("没有这块屏，或已吊销。", "There is no such screen, or it was revoked."),
  ScreenNameInvalid: said("屏的名称须有 1 至 60 个字。", "A screen's name has 1 to 60 characters."),
  ScreenLinkSpent: said("这个链接已用过、过期或被吊销，请向运营人员要新的。", "This link was used, has run out or was revoked. Ask the operator for a new one."),
  TokenUnusable: said("令牌的用途、权限或天数不正确。", "The token's name, scopes or days are not right."),
  SubjectUnreadable: said("对象应写成「类型:编号」，例如 project:3。", "Write a subject as kind:number, for example project:3."),
};

const TOO_LATE: Record<string, Record<Language, string>> = {
  window_passed: { zh: "提交已超过 10 分钟", en: "ten minutes have passed" },
  in_inspection: { zh: "质检员正在检查", en: "an inspector is looking at it" },
  inspected: { zh: "已经质检", en: "it has been inspected" },
  released: { zh: "已收入数据版本", en: "a release rests on it" },
  not_handed_in: { zh: "它已不在提交状态", en: "it is not handed in any more" },
};

const UNFIT: Record<string, Record<Language, string>> = {
  elsewhere: { zh: "它属于另一个项目", en: "it belongs to another project" },
  unfinished: { zh: "它还没有做完", en: "it is not finished" },
  too_few: { zh: "可比较的已采信答案不足两份", en: "fewer than two accepted answers can be compared" },
  too_far_apart: { zh: "答案分歧太大，请先裁定", en: "its answers lie too far apart; adjudicate it first" },
};

function unfit(why: unknown, of: Language): string {
  return (UNFIT[String(why)] ?? UNFIT["unfinished"])?.[of] ?? "";
}

function tooLate(why: unknown, of: Language): string {
  return (TOO_LATE[String(why)] ?? TOO_LATE["not_handed_in"])?.[of] ?? "";
}

function waitOf(facts: Facts, of: Language): string {
  const seconds = Math.ceil(Number(facts["retry_after_seconds"] ?? 60));
  const minutes = Math.ceil(seconds / 60);
  if (of === "zh") return seconds < 60 ? `${seconds} 秒` : `${minutes} 分钟`;
  return seconds < 60 ? `${seconds} s` : `${minutes} min`;
}

function countOf(list: unknown, of: Language): string {
  return number(Array.isArray(list) ? list.length : 1, of);
}
