// Trace: reviewing what an agent did, step by step.
import type { Kind } from "../contract";
import { traceActions } from "./actions";
import { complete, filled, readAnswer } from "./answer";
import { TraceFields } from "./Fields";
import { GoalBar } from "./GoalBar";
import { TraceStage } from "./Stage";
import { TraceViewer } from "./Viewer";

export const trace: Kind = {
  name: "trace", emptyBody: (form) => readAnswer(form, {}), complete, filled, actions: traceActions,
  Stage: TraceStage, Fields: TraceFields, Bar: GoalBar, Viewer: TraceViewer, inOrder: (_form, body) => body, paired: false, hasDiff: () => false,
};
