// Dialogue: talking with one model and rating what it says.
import type { Kind } from "../contract";
import { dialogueActions } from "./actions";
import { complete, emptyBody, filled } from "./answer";
import { DialogueFields } from "./Fields";
import { DialogueStage } from "./Stage";
import { DialogueViewer } from "./Viewer";

export const dialogue: Kind = {
  name: "dialogue", emptyBody, complete, filled, actions: dialogueActions,
  Stage: DialogueStage, Fields: DialogueFields, Bar: null, Viewer: DialogueViewer, paired: false, hasDiff: () => false,
};
