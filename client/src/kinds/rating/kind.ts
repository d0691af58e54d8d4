// Rating: scoring one answer on each dimension.
import type { Kind } from "../contract";
import { ratingActions } from "./actions";
import { complete, filled, readAnswer } from "./answer";
import { RatingFields } from "./Fields";
import { RatingStage } from "./Stage";
import { RatingViewer } from "./Viewer";

export const rating: Kind = {
  name: "rating", emptyBody: (form) => readAnswer(form, {}), complete, filled, actions: ratingActions,
  Stage: RatingStage, Fields: RatingFields, Bar: null, Viewer: RatingViewer, paired: false, hasDiff: () => false,
};
