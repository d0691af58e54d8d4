// Narrowing the list of people by words, role and organisation.
import { useQuery } from "@tanstack/react-query";
import type { AccountFilter } from "@/api/access";
import { useMay } from "@/api/me";
import type { Role } from "@/api/types";
import { useLanguage } from "@/i18n/language";
import { names } from "@/i18n/names";
import { named, useWords } from "@/i18n/words";
import { ChoiceField, TextField } from "@/ui/Field";
import { organisationsQuery } from "./queries";
import { ROLES } from "./roles";
import { peopleWords } from "./words";
import style from "./people.module.css";

type PeopleFilterProps = { filter: AccountFilter; onChange: (filter: AccountFilter) => void };

export function PeopleFilter({ filter, onChange }: PeopleFilterProps) {
  const words = useWords(peopleWords);
  const roles = useWords(names).role;
  const of = useLanguage();
  const organisations = useQuery({ ...organisationsQuery, enabled: useMay("organisation.read") });
  return (
    <div className={style["filter"]}>
      <TextField
        label={words.search} type="search" value={filter.search ?? ""}
        onChange={(event) => onChange({ ...filter, search: event.target.value || undefined })}
      />
      <ChoiceField
        label={words.role} value={filter.role ?? ""}
        onChange={(event) => onChange({ ...filter, role: (event.target.value || undefined) as Role | undefined })}
      >
        <option value="">{words.all}</option>
        {ROLES.map((role) => <option key={role} value={role}>{roles[role]}</option>)}
      </ChoiceField>
      <ChoiceField
        label={words.organisation} value={filter.organisation_id ?? ""}
        onChange={(event) => onChange({ ...filter, organisation_id: Number(event.target.value) || undefined })}
      >
        <option value="">{words.all}</option>
        {organisations.data?.rows.map((each) => <option key={each.id} value={each.id}>{named(each, of)}</option>)}
      </ChoiceField>
    </div>
  );
}
