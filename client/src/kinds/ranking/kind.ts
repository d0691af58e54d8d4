// Ranking: putting two to eight answers in order, ties allowed.
import type { Kind } from "../contract";
import { rankingActions } from "./actions";
import { complete, filled, inOrder, readAnswer } from "./answer";
import { RankingFields } from "./Fields";
import { RankingStage } from "./Stage";
import { RankingViewer } from "./Viewer";

export const ranking: Kind = {
  name: "ranking", emptyBody: () => readAnswer({}, []), complete, filled, actions: rankingActions,
  Stage: RankingStage, Fields: RankingFields, Bar: null, Viewer: RankingViewer, inOrder, paired: false,
  hasDiff: () => false,
};
