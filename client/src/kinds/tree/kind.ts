// Tree: writing what may come next in a conversation, several ways, best first.
import type { Kind } from "../contract";
import { treeActions } from "./actions";
import { complete, emptyBody, filled, inOrder } from "./answer";
import { TreeFields } from "./Fields";
import { TreeStage } from "./Stage";
import { TreeViewer } from "./Viewer";

export const tree: Kind = {
  name: "tree", emptyBody, complete, filled, actions: treeActions, Stage: TreeStage, Fields: TreeFields, Bar: null, inOrder,
  Viewer: TreeViewer, paired: false, written: true, hasDiff: () => false,
};
