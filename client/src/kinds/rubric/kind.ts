// Rubric: going through a checklist for one answer or several.
import type { Kind } from "../contract";
import { rubricActions } from "./actions";
import { complete, filled, inOrder, readAnswer } from "./answer";
import { RubricFields } from "./Fields";
import { RubricStage } from "./Stage";
import { RubricViewer } from "./Viewer";

export const rubric: Kind = {
  name: "rubric", emptyBody: () => readAnswer({}), complete, filled, actions: rubricActions,
  Stage: RubricStage, Fields: RubricFields, Bar: null, Viewer: RubricViewer, inOrder, paired: false, hasDiff: () => false,
};
