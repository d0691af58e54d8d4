// Third step: how many people, how much inspection, what it pays, who may take part.
import { MultiSelect, NumberInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ProjectDraft } from "@/api/types";
import { useLanguage } from "@/i18n/language";
import { named, useWords } from "@/i18n/words";
import { isSafety } from "./draft";
import { SkillField } from "./SkillField";
import type { StepProps } from "./step";
import { organisationsQuery } from "./queries";
import { setupWords } from "./words";
import style from "./setup.module.css";

type Term = {
  key: "overlap" | "inspection_bp" | "price_fen" | "minutes_per_item" | "lease_minutes";
  word: "overlap" | "inspection" | "price" | "minutes" | "lease"; note?: "overlapNote" | "leaseNote";
  min: number; max: number; unit: number; places: number;
};

/** The bounds are the server's; unit is how many stored units one shown unit is (fen per yuan, bp per percent). */
const TERMS: Term[] = [
  { key: "overlap", word: "overlap", note: "overlapNote", min: 1, max: 15, unit: 1, places: 0 },
  { key: "inspection_bp", word: "inspection", min: 0, max: 100, unit: 100, places: 2 },
  { key: "price_fen", word: "price", min: 0, max: 100_000, unit: 100, places: 2 },
  { key: "minutes_per_item", word: "minutes", min: 1, max: 1440, unit: 1, places: 0 },
  { key: "lease_minutes", word: "lease", note: "leaseNote", min: 1, max: 1440, unit: 1, places: 0 },
];

export function TermsStep({ draft, onChange }: StepProps) {
  const words = useWords(setupWords);
  return (
    <div className="stack">
      <div className={style["grid"]}>
        {TERMS.map((term) => (
          <NumberInput
            key={term.key} label={words[term.word]} description={term.note && words[term.note]}
            inputWrapperOrder={["label", "input", "description", "error"]}
            disabled={term.key === "inspection_bp" && isSafety(draft.kind)}
            min={term.min} max={term.max} decimalScale={term.places} value={draft[term.key] / term.unit}
            onChange={(value) => onChange({ ...draft, [term.key]: Math.round(Number(value) * term.unit) })}
          />
        ))}
        <SkillField skill={draft.skill} onChange={(skill) => onChange({ ...draft, skill })} />
      </div>
      <Vendors draft={draft} onChange={onChange} />
    </div>
  );
}

function Vendors({ draft, onChange }: { draft: ProjectDraft; onChange: (draft: ProjectDraft) => void }) {
  const words = useWords(setupWords);
  const of = useLanguage();
  const organisations = useQuery(organisationsQuery);
  const vendors = organisations.data?.rows.filter((each) => each.kind === "vendor") ?? [];
  return (
    <MultiSelect
      label={words.vendors} description={words.vendorsNote} searchable clearable
      placeholder={draft.vendor_ids.length === 0 ? words.vendorsPlaceholder : ""}
      nothingFoundMessage={words.nothing} value={draft.vendor_ids.map(String)}
      data={vendors.map((each) => ({ value: String(each.id), label: named(each, of) }))}
      onChange={(ids) => onChange({ ...draft, vendor_ids: ids.map(Number) })}
    />
  );
}
