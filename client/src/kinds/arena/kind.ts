// Arena: talking with two models at once, blind, and saying which is better.
import type { Kind, KindProps, ViewerProps } from "../contract";
import { lazily } from "../lazily";
import { arenaActions } from "./actions";
import { complete, emptyBody, filled, inOrder } from "./answer";

export const arena: Kind = {
  name: "arena", emptyBody, complete, filled, actions: arenaActions, inOrder,
  Stage: lazily<KindProps>(async () => (await import("./Stage")).ArenaStage),
  Fields: lazily<KindProps>(async () => (await import("./parts")).ArenaFields),
  Bar: lazily<KindProps>(async () => (await import("./parts")).VoteBar),
  Viewer: lazily<ViewerProps>(async () => (await import("./Viewer")).ArenaViewer),
  paired: false, hasDiff: () => false,
};
