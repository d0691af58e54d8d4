// Adding an endpoint or changing one. The key goes in and never comes out again.
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import type { ModelEndpoint } from "@/api/models";
import { problemsIn, refusalOf } from "@/api/refusal";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { ChoiceField, TextField, TickField } from "@/ui/Field";
import { ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { BLANK, draftOf, sentOf, withPreset, type Draft } from "./draft";
import { LimitFields } from "./LimitFields";
import { presetsQuery, useSaveEndpoint } from "./queries";
import { modelWords, problemWords } from "./words";

export function EndpointDialog({ endpoint, onClose }: { endpoint: ModelEndpoint | null; onClose: () => void }) {
  const words = useWords(modelWords);
  const [draft, setDraft] = useState(() => (endpoint ? draftOf(endpoint) : BLANK));
  const saving = useSaveEndpoint();
  const save = () => saving.mutate({ id: endpoint?.id ?? null, draft: sentOf(draft) }, {
    onSuccess: () => {
      toast(words.saved);
      onClose();
    },
  });
  const title = endpoint ? words.change : words.add;
  const problemAt = useProblems(saving.error);
  return (
    <Dialog
      open onClose={onClose} title={title}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button
            weight="primary" disabled={!draft.name.trim() || !draft.model.trim()} busy={saving.isPending} onClick={save}
          >
            {words.save}
          </Button>
        </>
      }
    >
      <div className="stack">
        <PlaceFields draft={draft} onChange={setDraft} problemAt={problemAt} hadKey={endpoint?.has_key ?? false} />
        <LimitFields draft={draft} onChange={setDraft} problemAt={problemAt} />
        <TickField
          label={words.isActive} checked={draft.isActive}
          onChange={(event) => setDraft({ ...draft, isActive: event.target.checked })}
        />
        {saving.isError && <ErrorState error={saving.error} />}
      </div>
    </Dialog>
  );
}

export type FieldsProps = {
  draft: Draft; onChange: (draft: Draft) => void; problemAt: (path: string) => string | undefined;
};

function PlaceFields({ draft, onChange, problemAt, hadKey }: FieldsProps & { hadKey: boolean }) {
  const words = useWords(modelWords);
  const of = useLanguage();
  const presets = useQuery(presetsQuery).data;
  const known = presets?.presets ?? [];
  const isEmbedded = draft.preset === "embedded";
  return (
    <>
      <ChoiceField
        label={words.preset} value={draft.preset}
        onChange={(event) => onChange(withPreset(
          draft, event.target.value as Draft["preset"], known, presets?.embedded_model ?? "",
        ))}
      >
        <option value="other">{words.presets.other}</option>
        {known.map((each) => <option key={each.key} value={each.key}>{of === "zh" ? each.name : each.name_en}</option>)}
        <option value="embedded">{words.presets.embedded}</option>
      </ChoiceField>
      <TextField
        label={words.name} help={words.nameNote} value={draft.name} required maxLength={100} error={problemAt("name")}
        onChange={(event) => onChange({ ...draft, name: event.target.value })}
      />
      {!isEmbedded && (
        <TextField
          label={words.address} help={words.addressNote} value={draft.baseUrl} type="url" required
          error={problemAt("base_url")} onChange={(event) => onChange({ ...draft, baseUrl: event.target.value })}
        />
      )}
      <TextField
        label={words.model} help={isEmbedded ? words.embeddedNote : words.modelNote} value={draft.model} required
        error={problemAt("model")} onChange={(event) => onChange({ ...draft, model: event.target.value })}
      />
      {!isEmbedded && (
        <TextField
          label={words.key} type="password" autoComplete="off" value={draft.key} error={problemAt("key")}
          help={hadKey ? words.keyKept : words.keyNote}
          onChange={(event) => onChange({ ...draft, key: event.target.value, clearsKey: false })}
        />
      )}
      {!isEmbedded && hadKey && (
        <TickField
          label={words.clearKey} checked={draft.clearsKey}
          onChange={(event) => onChange({ ...draft, clearsKey: event.target.checked, key: "" })}
        />
      )}
    </>
  );
}

/** What the server found wrong with a field, in the reader's language. */
function useProblems(error: unknown): (path: string) => string | undefined {
  const words = useWords(problemWords);
  const problems = error ? problemsIn(refusalOf(error)) : [];
  return (path) => {
    const found = problems.find((each) => each.path === path);
    return found && (words[path] ?? found.reason);
  };
}
