// Form: answering the fields that the project asks for, and nothing else. All its marks are fields.
import type { Kind } from "../contract";
import { FormStage } from "./Stage";

const Nothing = () => null;

export const form: Kind = {
  name: "form", emptyBody: () => ({}), complete: () => [], filled: () => ({ done: 0, of: 0 }), actions: () => [],
  Stage: FormStage, Fields: Nothing, Bar: null, Viewer: Nothing, inOrder: (_form, body) => body, paired: false, hasDiff: () => false,
};
