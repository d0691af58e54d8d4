// Arena: talking with two models at once, blind, and saying which is better.
import type { Kind } from "../contract";
import { arenaActions } from "./actions";
import { complete, emptyBody, filled, inOrder } from "./answer";
import { ArenaFields, VoteBar } from "./parts";
import { ArenaStage } from "./Stage";
import { ArenaViewer } from "./Viewer";

export const arena: Kind = {
  name: "arena", emptyBody, complete, filled, actions: arenaActions, inOrder,
  Stage: ArenaStage, Fields: ArenaFields, Bar: VoteBar, Viewer: ArenaViewer, paired: false, hasDiff: () => false,
};
