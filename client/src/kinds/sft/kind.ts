// Sft: writing one answer, from nothing or from a model's draft.
import type { Kind } from "../contract";
import { sftActions } from "./actions";
import { complete, draftOf, filled, readAnswer } from "./answer";
import { SftFields } from "./Fields";
import { SftStage } from "./Stage";
import { SftViewer } from "./Viewer";

export const sft: Kind = {
  name: "sft", emptyBody: () => readAnswer({}), complete, filled, actions: sftActions,
  Stage: SftStage, Fields: SftFields, Bar: null, Viewer: SftViewer, paired: false, written: true,
  hasDiff: (view) => draftOf(view) !== null,
};
