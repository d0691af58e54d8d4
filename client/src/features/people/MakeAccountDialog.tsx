// Creating an account for a person in an organisation.
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useMe } from "@/api/me";
import type { AccountDraft, Role } from "@/api/types";
import { useLanguage } from "@/i18n/language";
import { names } from "@/i18n/names";
import { named, useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { ChoiceField, TextField, TickField } from "@/ui/Field";
import { ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { organisationsQuery, useMakeAccount } from "./queries";
import { ROLES } from "./roles";
import { peopleWords } from "./words";
import style from "./people.module.css";

const LEAST_PASSWORD = 10;

export function MakeAccountDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const words = useWords(peopleWords);
  const blank = useBlank();
  const [draft, setDraft] = useState(blank);
  const making = useMakeAccount();
  function close() {
    setDraft(blank);
    making.reset();
    onClose();
  }
  const make = () => making.mutate(draft, {
    onSuccess: () => {
      toast(words.made(draft.name));
      close();
    },
  });
  return (
    <Dialog
      wide open={open} onClose={close} title={words.make}
      actions={
        <>
          <Button onClick={close}>{words.cancel}</Button>
          <Button weight="primary" disabled={!isReady(draft)} busy={making.isPending} onClick={make}>
            {words.make}
          </Button>
        </>
      }
    >
      <div className="stack">
        <AccountFields draft={draft} onChange={(part) => setDraft({ ...draft, ...part })} />
        {making.isError && <ErrorState error={making.error} />}
      </div>
    </Dialog>
  );
}

type AccountFieldsProps = { draft: AccountDraft; onChange: (part: Partial<AccountDraft>) => void };

function AccountFields({ draft, onChange }: AccountFieldsProps) {
  const words = useWords(peopleWords);
  const of = useLanguage();
  const organisations = useQuery(organisationsQuery);
  return (
    <>
      <div className={style["grid"]}>
        <TextField
          label={words.name} value={draft.name} required
          onChange={(event) => onChange({ name: event.target.value })}
        />
        <ChoiceField
          label={words.organisation} value={draft.organisation_id}
          onChange={(event) => onChange({ organisation_id: Number(event.target.value) })}
        >
          {organisations.data?.rows.map((each) => <option key={each.id} value={each.id}>{named(each, of)}</option>)}
        </ChoiceField>
        <TextField
          label={words.login} value={draft.login} required autoCapitalize="none" autoComplete="off"
          onChange={(event) => onChange({ login: event.target.value.trim() })}
        />
        <TextField
          label={words.password} help={words.passwordNote} type="password" autoComplete="new-password" required
          value={draft.password} onChange={(event) => onChange({ password: event.target.value })}
        />
        <TextField
          label={words.identity} help={words.identityNote} autoComplete="off" value={draft.identity_number ?? ""}
          onChange={(event) => onChange({ identity_number: event.target.value.trim() || null })}
        />
      </div>
      <RoleTicks roles={draft.roles} onChange={(roles) => onChange({ roles })} />
    </>
  );
}

function RoleTicks({ roles, onChange }: { roles: Role[]; onChange: (roles: Role[]) => void }) {
  const words = useWords(peopleWords);
  const roleNames = useWords(names).role;
  return (
    <fieldset className={style["roles"]}>
      <legend>{words.roles}</legend>
      {ROLES.map((role) => (
        <TickField
          key={role} label={roleNames[role]} checked={roles.includes(role)}
          onChange={(event) =>
            onChange(event.target.checked ? [...roles, role] : roles.filter((each) => each !== role))}
        />
      ))}
    </fieldset>
  );
}

function useBlank(): AccountDraft {
  const me = useMe();
  return {
    organisation_id: me.organisation.id, login: "", name: "", identity_number: null, roles: ["annotator"], password: "",
  };
}

function isReady(draft: AccountDraft): boolean {
  const filled = draft.name.trim() && draft.login && draft.organisation_id;
  return Boolean(filled) && draft.roles.length > 0 && draft.password.length >= LEAST_PASSWORD;
}
