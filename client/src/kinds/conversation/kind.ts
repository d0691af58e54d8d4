// Conversation: writing several turns, from nothing, from a beginning or from a draft.
import { later } from "@/ui/later";
import type { Kind } from "../contract";
import { conversationActions } from "./actions";
import { complete, draftsOf, emptyBody, filled } from "./answer";
import { ConversationFields } from "./Fields";
import { ConversationStage } from "./Stage";

export const conversation: Kind = {
  name: "conversation", emptyBody, complete, filled, actions: conversationActions,
  Stage: ConversationStage, Fields: ConversationFields, Bar: null, Viewer: later(() => import("./Viewer").then((its) => its.ConversationViewer)), paired: false, written: true,
  hasDiff: (view) => draftsOf({ dimensions: [], given: "draft" }, view).length > 0,
};
