// Arena: talking with two models at once, blind, and saying which is better.
import { later } from "@/ui/later";
import type { Kind } from "../contract";
import { arenaActions } from "./actions";
import { complete, emptyBody, filled, inOrder } from "./answer";
import { endTalk } from "../talk/controls";
import { ArenaFields, VoteBar } from "./parts";
import { ArenaStage } from "./Stage";

export const arena: Kind = {
  name: "arena", emptyBody, complete, filled, actions: arenaActions, inOrder, end: endTalk,
  Stage: ArenaStage, Fields: ArenaFields, Bar: VoteBar, Viewer: later(() => import("./Viewer").then((its) => its.ArenaViewer)), paired: false, hasDiff: () => false,
};
