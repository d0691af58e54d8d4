// The forms a kind may start with: its own default first, then the rubrics shipped with the server, read from the
// server's file at build time like the defaults.
import shipped from "../../../../src/qilou/kinds/templates.json";
import type { Form, KindName } from "@/api/types";
import { withFields } from "./fields/draftFields";
import { defaultForm } from "./templates";

type Text = { zh: string; en: string };
export type Rubric = { key: string; title: Text; note: Text; form: Form };

const OWN: Pick<Rubric, "title" | "note"> = {
  title: { zh: "默认", en: "Default" },
  note: {
    zh: "本类型自带的表单：准确性、指令遵循、完整性、表达清晰、安全性，每项 1–5。",
    en: "The kind’s own form: accuracy, instruction following, completeness, clarity and safety, each from 1 to 5.",
  },
};

/** Give fresh copies of every form the kind may start with. */
export function rubricsFor(kind: KindName): Rubric[] {
  const rules = defaultForm(kind);
  const more = shipped.filter((each) => each.kinds.includes(kind)).map(({ key, title, note, dimensions }) => ({
    key, title, note,
    form: { ...structuredClone(rules), dimensions: structuredClone(dimensions) } as Form, // anchors differ in keys
  }));
  return [{ key: "default", ...OWN, form: rules }, ...more];
}

/** Name the rubric that the form still is, or null once anything in it was changed. */
export function rubricOf(kind: KindName, form: Form): string | null {
  const shown = JSON.stringify(withFields(form, [])); // questions of one's own stay with any rubric
  return rubricsFor(kind).find((each) => JSON.stringify(withFields(each.form, [])) === shown)?.key ?? null;
}
