// Steps: judging the reasoning of one answer, step by step.
import type { Kind } from "../contract";
import { stepsActions } from "./actions";
import { complete, filled, readAnswer } from "./answer";
import { StepsFields } from "./Fields";
import { StepsStage } from "./Stage";
import { StepsViewer } from "./Viewer";

export const steps: Kind = {
  name: "steps", emptyBody: () => readAnswer({}), complete, filled, actions: stepsActions,
  Stage: StepsStage, Fields: StepsFields, Bar: null, Viewer: StepsViewer, paired: false, hasDiff: () => false,
};
