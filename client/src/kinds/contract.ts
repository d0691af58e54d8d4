// What the workbench and inspection know of a kind. A body stays open JSON here, as on the wire; each kind reads
// its own shape out of it, so an old draft can never break the page.
import type { ComponentType } from "react";
import type { Body, Form, KindName, View } from "@/api/types";
import type { Language } from "@/i18n/language";
import type { Action } from "@/lib/keys/action";
import type { Problem } from "./problems";
import { stepTexts } from "./stepTexts";
import type { KindWords } from "./words";

/** How the person reads: source instead of rendering, panes scrolling together, prompt unfolded, diff shown. */
export type Reading = { raw: boolean; synced: boolean; promptOpen: boolean; diff: boolean };

export type KindProps = {
  form: Form; view: View; lang: string; body: Body; change: (body: Body) => void;
  locked: boolean; reading: Reading; toggle: (which: keyof Reading) => void;
  active: string | null; setActive: (dimension: string) => void;
  problems: readonly Problem[];
  /** The lease that is being worked on, for kinds that ask models; null where nobody works, such as in a trial. */
  leaseId: number | null;
};

export type KindTools = Pick<KindProps, "form" | "view" | "body" | "change" | "active" | "setActive"> & {
  words: KindWords; language: Language;
};

export type ViewerProps = {
  form: Form; view: View; body: Body; lang: string;
  /** An earlier body, to show what has changed since. */
  before?: Body | undefined;
};

export type Kind = {
  name: KindName;
  emptyBody: (form: Form, view: View) => Body;
  /** Mirror the server's check, so that nothing is sent that it would refuse. */
  complete: (form: Form, body: Body, view: View) => Problem[];
  /** How many of the fields that must be filled are filled. */
  filled: (form: Form, body: Body, view: View) => { done: number; of: number };
  actions: (tools: KindTools) => Action[];
  Stage: ComponentType<KindProps>;
  Fields: ComponentType<KindProps>;
  Bar: ComponentType<KindProps> | null;
  Viewer: ComponentType<ViewerProps>;
  /** Say an answer as if its candidates had been shown in the item's own order. Absent: this kind cannot. */
  inOrder?: (form: Form, body: Body, slots: readonly string[]) => Body;
  /** Ends what is still coming when somebody hands in, and says whether the answer may be handed in then. */
  end?: () => Promise<boolean>;
  /** True when the answer is written in the stage: there Enter is a new line, and nothing is submitted without Control. */
  written?: true;
  /** True when the stage shows two panes that can scroll together. */
  paired: boolean;
  /** True when the answer can be compared with a model's draft. */
  hasDiff: (view: View) => boolean;
};

/** Collect the texts a view shows, in reading order; an answer in steps is shown step by step. */
export function textsOf(view: View): string[] {
  return [...view.conversation.map((turn) => turn.content), ...view.candidates.flatMap((each) => (each.steps ? stepTexts(each) : [each.content]))];
}
