// Creating an organisation: a vendor that annotates, or a client that asks for data.
import { useState } from "react";
import type { OrganisationKind } from "@/api/types";
import { names } from "@/i18n/names";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { ChoiceField, TextField } from "@/ui/Field";
import { ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { useMakeOrganisation } from "./queries";
import { peopleWords } from "./words";

type Draft = { kind: OrganisationKind; name: string; name_en: string };

const BLANK: Draft = { kind: "vendor", name: "", name_en: "" };
const KINDS: OrganisationKind[] = ["vendor", "client"];

export function MakeOrganisationDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const words = useWords(peopleWords);
  const kinds = useWords(names).organisation;
  const [draft, setDraft] = useState(BLANK);
  const making = useMakeOrganisation();
  function close() {
    setDraft(BLANK);
    making.reset();
    onClose();
  }
  const make = () => making.mutate(draft, {
    onSuccess: () => {
      toast(words.organisationMade);
      close();
    },
  });
  return (
    <Dialog
      open={open} onClose={close} title={words.makeOrganisation}
      actions={
        <>
          <Button onClick={close}>{words.cancel}</Button>
          <Button
            weight="primary" disabled={!draft.name.trim() || !draft.name_en.trim()} busy={making.isPending}
            onClick={make}
          >
            {words.makeOrganisation}
          </Button>
        </>
      }
    >
      <div className="stack">
        <ChoiceField
          label={words.kind} value={draft.kind}
          onChange={(event) => setDraft({ ...draft, kind: event.target.value as OrganisationKind })}
        >
          {KINDS.map((kind) => <option key={kind} value={kind}>{kinds[kind]}</option>)}
        </ChoiceField>
        <TextField
          label={words.nameZh} value={draft.name} required
          onChange={(event) => setDraft({ ...draft, name: event.target.value })}
        />
        <TextField
          label={words.nameEn} value={draft.name_en} required lang="en"
          onChange={(event) => setDraft({ ...draft, name_en: event.target.value })}
        />
        {making.isError && <ErrorState error={making.error} />}
      </div>
    </Dialog>
  );
}
