// What the workbench shows now and then, in one chunk: its dialogs, its other faces, and what stands where there is no
// item. It is fetched in the first quiet moment, so that it opens at once, and a network that is gone later does no harm.
export { KeysHelp } from "@/lib/keys/KeysHelp";
export { ConflictDialog } from "./ConflictDialog";
export { GuidelineFace } from "./GuidelineFace";
export { GuidelineGate } from "./GuidelineGate";
export { HistoryFace } from "./HistoryFace";
export { NothingView } from "./NothingView";
export { Notices } from "./Notices";
export { QuestionDialog } from "./QuestionDialog";
export { QuestionsFace } from "./QuestionsFace";
export { RefusedDialog } from "./RefusedDialog";
export { SkipDialog } from "./SkipDialog";
