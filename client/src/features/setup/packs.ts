// The domain packs, read from the server's file at build time. A pack gives what its field needs: dimensions, labels of
// errors or a checklist by the kind, a guideline, and the certificate without which nobody is handed an item.
import shipped from "../../../../src/qilou/kinds/packs.json";
import type { Form, ProjectDraft, Text } from "@/api/types";
import type { Language } from "@/i18n/language";
import { withFields } from "./fields/draftFields";
import { defaultForm, GUIDELINES } from "./templates";

export type Pack = Pick<Form, "dimensions"> & {
  key: string; skill: string; title: Text; note: Text; labels: NonNullable<Form["labels"]>; guideline: Text; samples: Text[];
};

export const PACKS = shipped as unknown as readonly Pack[]; // anchors differ in keys, which Form allows

/** Name the pack that the draft still is of, by its certificate and guideline, or null. */
export function packOf({ skill, guideline_md }: ProjectDraft): Pack | null {
  return PACKS.find((pack) => pack.skill === skill && Object.values(pack.guideline).some((text) => guideline_md.includes(text))) ?? null;
}

/** Start from a pack; what was typed otherwise stays. Null: from the kind alone again. */
export function withPack(draft: ProjectDraft, pack: Pack | null, of: Language): ProjectDraft {
  const guideline_md = GUIDELINES[draft.kind];
  if (!pack) return { ...draft, form: defaultForm(draft.kind), skill: null, guideline_md };
  return { ...draft, form: formWith(pack, draft), skill: pack.skill, guideline_md: `${guideline_md}\n${pack.guideline[of]}\n` };
}

function formWith(pack: Pack, { kind, form: before }: ProjectDraft): Form {
  const form = withFields(defaultForm(kind), before.fields ?? defaultForm(kind).fields ?? []);
  const dimensions = structuredClone(pack.dimensions);
  if (form.dimensions.length > 0) return { ...form, dimensions };
  if (kind === "spans") return { ...form, labels: structuredClone(pack.labels) };
  if (kind !== "rubric") return form;
  const criteria = dimensions.map(({ key, label, weight_bp, veto_at }) => ({ key, label, weight_bp, must: veto_at !== null, scale: null }));
  return { ...form, criteria };
}
