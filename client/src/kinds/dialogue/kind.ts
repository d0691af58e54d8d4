// Dialogue: talking with one model and rating what it says.
import { later } from "@/ui/later";
import type { Kind } from "../contract";
import { dialogueActions } from "./actions";
import { complete, emptyBody, filled } from "./answer";
import { DialogueFields } from "./Fields";
import { DialogueStage } from "./Stage";

export const dialogue: Kind = {
  name: "dialogue", emptyBody, complete, filled, actions: dialogueActions,
  Stage: DialogueStage, Fields: DialogueFields, Bar: null, Viewer: later(() => import("./Viewer").then((its) => its.DialogueViewer)), paired: false, hasDiff: () => false,
};
