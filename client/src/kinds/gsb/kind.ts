// Good, Same, Bad: which of two answers is better, without knowing which is the new one. Read like a comparison.
import { ComparisonStage } from "../comparison/Stage";
import type { Kind } from "../contract";
import { gsbActions } from "./actions";
import { complete, filled, inOrder, readAnswer } from "./answer";
import { GsbFields } from "./Fields";
import { VerdictBar } from "./VerdictBar";
import { GsbViewer } from "./Viewer";

export const gsb: Kind = {
  name: "gsb", emptyBody: () => readAnswer({}), complete, filled, actions: gsbActions,
  Stage: ComparisonStage, Fields: GsbFields, Bar: VerdictBar, Viewer: GsbViewer, inOrder, paired: true,
  hasDiff: () => false,
};
