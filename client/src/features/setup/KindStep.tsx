// First step: what kind of task it is, its names, whom it is for.
import { useQuery } from "@tanstack/react-query";
import type { KindName } from "@/api/types";
import { useLanguage } from "@/i18n/language";
import { names } from "@/i18n/names";
import { named, useWords } from "@/i18n/words";
import { ChoiceField, TextField } from "@/ui/Field";
import { withKind } from "./draft";
import { PackField } from "./PackField";
import type { StepProps } from "./step";
import { organisationsQuery } from "./queries";
import { KIND_NAMES } from "./templates";
import { setupWords } from "./words";
import style from "./setup.module.css";

export function KindStep({ draft, onChange }: StepProps) {
  const words = useWords(setupWords);
  const of = useLanguage();
  const organisations = useQuery(organisationsQuery);
  const clients = organisations.data?.rows.filter((each) => each.kind === "client") ?? [];
  return (
    <div className="stack">
      <fieldset className={style["kinds"]}>
        <legend>{words.kind}</legend>
        {KIND_NAMES.map((kind) => (
          <KindChoice key={kind} kind={kind} chosen={draft.kind} onChoose={() => onChange(withKind(draft, kind))} />
        ))}
      </fieldset>
      <div className={style["grid"]}>
        <TextField
          label={words.titleZh} value={draft.title} required maxLength={200}
          onChange={(event) => onChange({ ...draft, title: event.target.value })}
        />
        <TextField
          label={words.titleEn} value={draft.title_en} required maxLength={200} lang="en"
          onChange={(event) => onChange({ ...draft, title_en: event.target.value })}
        />
        <ChoiceField
          label={words.client} value={draft.client_id ?? ""}
          onChange={(event) => onChange({ ...draft, client_id: Number(event.target.value) || null })}
        >
          <option value="">{words.noClient}</option>
          {clients.map((each) => <option key={each.id} value={each.id}>{named(each, of)}</option>)}
        </ChoiceField>
        <PackField draft={draft} onChange={onChange} />
      </div>
    </div>
  );
}

type KindChoiceProps = { kind: KindName; chosen: KindName; onChoose: () => void };

function KindChoice({ kind, chosen, onChoose }: KindChoiceProps) {
  const words = useWords(setupWords);
  const kinds = useWords(names).kind;
  return (
    <label className={style["kind"]}>
      <input type="radio" name="kind" checked={kind === chosen} onChange={onChoose} />
      <span>
        <strong>{kinds[kind]}</strong>
        <span className="small quiet">{words.kindNotes[kind]}</span>
      </span>
    </label>
  );
}
