// Comparison: choosing the better of two answers.
import { later } from "@/ui/later";
import type { Kind } from "../contract";
import { comparisonActions } from "./actions";
import { complete, filled, inOrder, readAnswer } from "./answer";
import { ComparisonFields } from "./Fields";
import { PreferenceBar } from "./PreferenceBar";
import { ComparisonStage } from "./Stage";

export const comparison: Kind = {
  name: "comparison", emptyBody: (form) => readAnswer(form, {}), complete, filled, actions: comparisonActions,
  Stage: ComparisonStage, Fields: ComparisonFields, Bar: PreferenceBar, Viewer: later(() => import("./Viewer").then((its) => its.ComparisonViewer)), inOrder,
  paired: true, hasDiff: () => false,
};
