// Spans: marking the errors in one answer.
import { later } from "@/ui/later";
import type { Kind } from "../contract";
import { spansActions } from "./actions";
import { complete, filled, readAnswer } from "./answer";
import { SpansFields } from "./Fields";
import { SpansStage } from "./Stage";

export const spans: Kind = {
  name: "spans", emptyBody: () => readAnswer({}), complete, filled, actions: spansActions,
  Stage: SpansStage, Fields: SpansFields, Bar: null, Viewer: later(() => import("./Viewer").then((its) => its.SpansViewer)), paired: false, hasDiff: () => false,
};
