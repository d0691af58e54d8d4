// Dialogue: talking with one model and rating what it says.
import type { Kind, KindProps, ViewerProps } from "../contract";
import { lazily } from "../lazily";
import { dialogueActions } from "./actions";
import { complete, emptyBody, filled } from "./answer";

export const dialogue: Kind = {
  name: "dialogue", emptyBody, complete, filled, actions: dialogueActions,
  Stage: lazily<KindProps>(async () => (await import("./Stage")).DialogueStage),
  Fields: lazily<KindProps>(async () => (await import("./parts")).DialogueFields),
  Bar: null,
  Viewer: lazily<ViewerProps>(async () => (await import("./Viewer")).DialogueViewer),
  paired: false, hasDiff: () => false,
};
