// Prompt: writing what a user would ask, from a scenario.
import type { Kind } from "../contract";
import { promptActions } from "./actions";
import { complete, emptyBody, filled } from "./answer";
import { PromptFields } from "./Fields";
import { PromptStage } from "./Stage";
import { PromptViewer } from "./Viewer";

export const prompt: Kind = {
  name: "prompt", emptyBody, complete, filled, actions: promptActions, Stage: PromptStage, Fields: PromptFields, Bar: null,
  Viewer: PromptViewer, paired: false, written: true, hasDiff: () => false,
};
