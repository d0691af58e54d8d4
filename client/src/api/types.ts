// The names the client uses for the server's shapes. All come from the generated schema; where the server holds
// free JSON (a form, an item's content, a training report) the known shape is stated here. Ids are numbers,
// instants ISO 8601 with an offset, money whole fen, shares in 0..1, basis points end in _bp.
import type { components } from "./schema";

export type Schema = components["schemas"];
/** A schema type with some of its fields stated more exactly. */
type Stated<Whole, Parts> = Omit<Whole, keyof Parts> & Parts;

export type Language = "zh" | "en";
export type Text = { zh: string; en: string };
export type Body = Record<string, unknown>;
export type Rows<T> = { rows: T[]; next: string | null };

export type Role = Schema["Role"];
export type Permit = Schema["Permit"];
export type KindName = Schema["Project"]["kind"];
export type ProjectState = Schema["ProjectState"];
export type ItemState = Schema["ItemState"];
export type AnswerState = Schema["AnswerState"];
export type AccountState = Schema["AccountState"];
export type ImportState = Schema["ImportState"];
export type RunState = Schema["RunState"];
export type Verdict = Schema["Verdict"];
export type ReasonCode = Schema["ReasonCode"];
export type ReturnReason = Schema["GiveBackReason"];
export type NothingWhy = Schema["Why"];
export type OrganisationKind = Schema["OrgKind"];
export type ImportFormat = "auto" | "canonical" | "trl" | "sharegpt" | "mtbench" | "scenario" | "oasst";

export type Me = Schema["Me"];
export type DemoSignIn = Schema["DemoSignIn"];
export type Token = Schema["Token"];
export type OrganisationName = Schema["OrganisationName"];
export type Organisation = Schema["Organisation"];
export type OrganisationDraft = Schema["OrganisationDraft"];
export type Account = Schema["Account"];
export type AccountDraft = Schema["AccountDraft"];

export type Dimension = {
  key: string; label: Text; min: number; max: number; weight_bp: number; veto_at: number | null;
  anchors: Record<string, Text>;
};
/** A label or a severity of marked errors; its place in the list is its digit key. */
export type SpanLabel = { key: string; label: Text };
export type Severity = SpanLabel & { points: number };
/** What the turns of an item are to whoever writes a conversation. */
export type Given = "draft" | "fixed" | "scenario";
/** A criterion of a form's checklist; without a scale it is answered yes, partly or no. */
export type Criterion = SpanLabel & { weight_bp: number; must: boolean; scale: { min: number; max: number } | null };
export type StepMode = "each" | "first_error";
/** A tag of a written prompt, chosen from its list. */
export type PromptTag = SpanLabel & { choices: SpanLabel[]; required: boolean };
export type TreeTask = "assistant" | "prompter" | "both";
export type Form = {
  dimensions: Dimension[];
  strength?: number;
  reason?: { required: boolean; min_chars: number };
  answer?: { min_chars: number; max_chars: number };
  labels?: (SpanLabel & { scale?: "yes_no" | "five" })[];
  severities?: Severity[];
  mode?: StepMode;
  given?: Given;
  turns?: { min: number; max: number };
  /** How many prompts a person writes, and the tags of each. */
  prompts?: { min: number; max: number };
  tags?: PromptTag[];
  /** Whose messages of a conversation tree are written, and how many replies. */
  task?: TreeTask;
  replies?: { min: number; max: number };
  alternate?: boolean;
  weights?: boolean;
  regenerate?: boolean;
  /** A checklist, and what its criteria may be answered. */
  criteria?: Criterion[];
  partly?: boolean;
  not_applicable?: boolean;
  notes?: boolean;
  /** The sorts of error that a step of a trace may have. */
  errors?: SpanLabel[];
  /** Generic questions beside what the kind itself asks. */
  fields?: Field[];
} & Partial<TalkRules>;
export type FieldKind = "single" | "multi" | "likert" | "number" | "text" | "confirm" | "checklist";
export type Target = "item" | "slot" | "turn";
/** What may be chosen or ticked; `weight_bp` in checklists only. */
export type FieldOption = SpanLabel & { hotkey?: string | null; weight_bp?: number };
export type Condition =
  | { field: string; equals: unknown } | { field: string; in: unknown[] } | { field: string; answered: boolean }
  | { all: Condition[] } | { any: Condition[] } | { not: Condition };
export type Field = {
  key: string; kind: FieldKind; label: Text; help?: Text | null; target?: Target; role?: Turn["role"] | null;
  required?: boolean; required_if?: Condition | null; show_if?: Condition | null; default?: unknown;
  options?: FieldOption[]; options_from?: "constraints"; min?: number | null; max?: number | null;
  anchors?: Record<string, Text> | null; whole?: boolean; long?: boolean; min_chars?: number; max_chars?: number;
};
/** How people talk with models: what opens the talk, how long it may be, and what is asked about it. */
export type TalkRules = {
  opening: "message" | "topic"; rounds: { min: number; max: number }; rate_replies: boolean; levels: number;
};
export type Progress = Schema["Progress"];
export type Project = Stated<Schema["Project"], { form: Form }>;
export type FormVersion = Omit<Schema["FormVersion"], "body"> & { body: Form };
export type ProjectDraft = Stated<Schema["ProjectDraft"], { form: Form }>;
export type Guideline = Schema["Guideline"];
export type CompanyReaders = Schema["CompanyReaders"];

export type Import = Schema["Import"];
export type ImportProblem = Schema["ImportProblem"];

export type Media = Schema["MediaShown"];
/** No media where a view is made here is none. */
type Said<T extends { media: Media[] }> = Omit<T, "media"> & { media?: Media[] };
export type Turn = Said<Schema["Turn"]>;
/** What only some kinds show may be missing where a view is made here. */
export type View = Partial<Pick<Schema["View"], Few>> & { conversation: Turn[]; candidates: Said<Schema["SlotShown"]>[] };
type Few = "criteria" | "trace" | "constraints";
/** A file as an item holds it: by its path in a release, which ends with the name it is asked for by. */
export type StoredFile = { file: string; type: Media["type"]; alt?: string; width?: number; height?: number };
export type Candidate = { id: string; content: string; media?: StoredFile[]; model?: string | null; is_new?: boolean };
export type Content = {
  conversation: (Omit<Turn, "media"> & { media?: StoredFile[] })[]; candidates: Candidate[]; reference?: string | null; meta?: Record<string, unknown>;
};
export type Review = Stated<Schema["Review"], { reason_codes: ReasonCode[] }>;
export type ReviewDraft = Schema["ReviewDraft"];
export type ConsensusField = Schema["FieldConsensus"];
export type ItemRow = Schema["ItemRow"];
export type ProjectAnswer = Schema["ProjectAnswer"];
export type Facets = Schema["Facets"];
export type ItemEvent = Schema["ItemEvent"];
export type KeptWhy = Schema["KeptWhy"];
export type AnswersReturned = Schema["AnswersReturned"];
export type ItemAnswer = Stated<Schema["ItemAnswer"], { reviews: Review[] }>;
export type Item = Stated<Schema["Item"], { content: Content; answers: ItemAnswer[] }>;

export type LeaseProject = Stated<Schema["LeaseProject"], { form: Form }>;
export type Draft = Schema["Draft"];
export type Rework = Stated<Schema["Rework"], { reason_code: ReasonCode; reason_codes: ReasonCode[] }>;
export type Lease = Stated<Schema["Lease"], { project: LeaseProject; rework: Rework | null }>;
export type LeaseOutcome = Stated<Schema["Leased"], { lease: Lease }> | Schema["NothingLeft"];
export type Settings = Schema["Settings"];
export type Question = Schema["Question"];
export type QuestionState = Schema["QuestionState"];
export type Answer = Stated<Schema["Answer"], { reviews: Review[] }>;
export type RecentAnswer = Stated<Schema["RecentAnswer"], { reviews: Review[] }>;
export type TooLateWhy = Schema["TooLateWhy"];
export type AnswerStored = Schema["AnswerStored"];
export type WorkProject = Schema["WorkProject"];
export type ReturnedAnswer =
  Stated<Schema["ReturnedAnswer"], { reason_code: ReasonCode; reason_codes: ReasonCode[] }>;
export type Work = Stated<Schema["Work"], { resume: Lease | null; returned: ReturnedAnswer[] }>;

export type InspectionProject = Stated<Schema["InspectionProject"], { form: Form }>;
export type Inspection = Stated<Schema["Inspection"], { project: InspectionProject; history: Review[] }>;
export type InspectionOutcome =
  | Stated<Schema["InspectionTaken"], { inspection: Inspection }>
  | Schema["NothingToInspect"];
export type InspectionQueue = Schema["InspectionQueue"];

export type OwnCourse = Schema["OwnCourse"];
export type Lesson = Schema["Lesson"];
export type Paper = Schema["Paper"];
export type QuestionOnPaper = Schema["QuestionOnPaper"];
export type OwnCertificate = Schema["OwnCertificate"];
export type PublicCertificate = Schema["PublicCertificate"];
export type CourseReport = Schema["CourseReport"];
export type Appeal = Schema["Appeal"];
export type Acceptance = Schema["Acceptance"];
export type DispatchRules = Schema["DispatchRules"];
export type DispatchRulesShown = Schema["DispatchRulesShown"];
export type StandingRule = Schema["StandingRule"];
export type StandingRuleShown = Schema["StandingRuleShown"];
export type GoldRow = Schema["GoldRow"];
export type GoldCandidate = Schema["GoldCandidate"];
export type Standing = Schema["PersonStanding"];
export type StandingLevel = Schema["Level"];
export type Pause = Schema["Pause"];
export type PauseOfPerson = Schema["PauseOfPerson"];
export type ImportPurpose = Schema["ImportPurpose"];
export type AcceptanceRule = Schema["AcceptanceRule"];
export type LotsWaiting = Schema["Waiting"];
export type Plan = Schema["Plan"];
export type PlanPreview = Schema["PlanPreview"];
export type Strictness = Schema["Severity"];
export type PlanWish = { level: string; aql_major: string; aql_minor: string; size: number; severity: Strictness };
export type Lot = Schema["Lot"];
export type LotState = Schema["LotState"];
export type LotDetail = Schema["LotDetail"];
export type Finding = Schema["Finding"];
export type FindingDraft = Schema["FindingDraft"];
export type SampleAnswer = Stated<Schema["SampleAnswer"], { project: InspectionProject; history: Review[] }>;

export type ItemConsensus = Schema["ItemConsensus"];
export type Disagreement = Schema["Disagreement"];
export type DisagreementCase = Schema["DisagreementCase"];
export type CaseAnswer = Schema["CaseAnswer"];
export type Decision = Schema["Decision"];
export type AgreementField = Schema["FieldAgreement"];
export type Agreement = Schema["Agreement"];
export type Overlap = Schema["Overlap"];
export type OverlapRule = Schema["OverlapRule"];
export type FieldModel = Schema["FieldModel"];
export type PersonAgreement = Schema["PersonAgreement"];
export type Placed = Schema["Placed"];
export type Leaderboard = Schema["Leaderboard"];
export type Signal = Schema["Signal"];
export type Habit = Schema["Habit"];
export type PersonHabits = Schema["PersonHabits"];
export type Gsb = Schema["Gsb"];
export type Release = Schema["Release"];
export type Estimate = { value: number; low: number; high: number };
export type TrainingReport = {
  pairs: number; folds: number; accuracy: Estimate; length_only: Estimate; surface_only: Estimate;
  verdict: "usable" | "not_distinguishable" | "too_few_pairs"; learning_curve: { pairs: number; accuracy: number }[];
  seconds: number;
};
export type TrainingRun = Stated<Schema["TrainingRun"], { report: TrainingReport | null }>;

export type AuditEvent = Schema["AuditEvent"];
export type Seal = Schema["Seal"];
export type Verification = Schema["Verification"];
export type BaseReport = Schema["BaseReport"];
export type QualityReport = Schema["QualityReport"];
export type Climb = Schema["Climb"];
export type Ladder = Schema["Ladder"];
export type LadderLevel = Schema["LadderLevel"];
export type Need = Climb["requirements"][number]["need"];
export type Part = Climb["assessments"][number]["part"];
export type AssessmentDraft = Schema["AssessmentDraft"];
