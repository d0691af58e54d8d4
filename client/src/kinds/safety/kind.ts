// Safety: is it safe, and which of the 31 risks does it hold.
import type { Kind } from "../contract";
import { safetyActions } from "./actions";
import { complete, filled, readAnswer } from "./answer";
import { SafetyFields } from "./Fields";
import { SafetyStage } from "./Stage";
import { VerdictBar } from "./VerdictBar";
import { SafetyViewer } from "./Viewer";

export const safety: Kind = {
  name: "safety", emptyBody: () => readAnswer({}), complete, filled, actions: safetyActions,
  Stage: SafetyStage, Fields: SafetyFields, Bar: VerdictBar, Viewer: SafetyViewer, paired: false, hasDiff: () => false,
  inOrder: (_form, body) => body,
};
