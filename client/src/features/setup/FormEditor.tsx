// Writing the next version of a form. It is published only with a note and a whole answer from the trial.
import { useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { publishForm } from "@/api/forms";
import type { Form, FormVersion, Project, ProjectDraft } from "@/api/types";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { DifferenceView } from "@/kinds/parts/DifferenceView";
import type { Tried } from "@/kinds/trial/TrialDialog";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { AreaField } from "@/ui/Field";
import { toast } from "@/ui/toasts";
import { missingIn } from "./draft";
import { FormStep } from "./FormStep";
import { formText } from "./formText";
import { formWords, type FormWords } from "./formWords";
import { SetupFailure } from "./SetupFailure";
import style from "./setup.module.css";

type Props = { project: Project; current: FormVersion; onDone: () => void };
type Proof = Tried & { form: string };

export function FormEditor({ project, current, onDone }: Props) {
  const words = useWords(formWords);
  const of = useLanguage();
  const [draft, setDraft] = useState(() => draftOf(project, current.body));
  const [note, setNote] = useState("");
  const [proof, setProof] = useState<Proof | null>(null);
  const publishing = usePublish(project.id, onDone);
  const written = JSON.stringify(draft.form);
  const tried = proof?.form === written ? proof : null;
  const need = needOf({ draft, same: written === JSON.stringify(current.body), tried: tried !== null, note });
  const [before, after] = [current.body, draft.form].map((form) => formText(form, { of, words })) as [string, string]; // two in, two out
  const publish = () => tried && publishing.mutate({
    body: draft.form, note, after_version: current.version, tried: tried.body, shown: tried.shown,
  });
  return (
    <div className="stack">
      <Card title={words.editTitle(current.version + 1)} aside={<Button weight="quiet" onClick={onDone}>{words.cancel}</Button>}>
        <FormStep
          draft={draft} onChange={setDraft} tried={tried !== null} onTry={() => undefined}
          onComplete={(whole) => setProof({ ...whole, form: written })}
        />
      </Card>
      <Card title={words.changes}><div className={style["compared"]}><DifferenceView before={before} after={after} lang={of} /></div></Card>
      <Card>
        <div className="stack-s">
          <AreaField label={words.note} help={words.noteHelp} value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
          {publishing.isError && <SetupFailure error={publishing.error} />}
          <div className="spread">
            <span className="small quiet" role="status">{need ? words.need[need] : `${words.ready} ${words.keeps}`}</span>
            <Button weight="primary" disabled={need !== null} busy={publishing.isPending} onClick={publish}>{words.publish}</Button>
          </div>
        </div>
      </Card>
    </div>
  );
}

type Stand = { draft: ProjectDraft; same: boolean; tried: boolean; note: string };

/** Name the first thing that publishing still waits for, or null. */
function needOf({ draft, same, tried, note }: Stand): keyof FormWords["need"] | null {
  if (same) return "same";
  if (missingIn("form", draft) === "weights") return "weights";
  if (!tried) return "trial";
  return note.trim() ? null : "note";
}

/** The editor's steps know drafts of projects; of this one only kind and form matter. */
function draftOf({ kind, title, title_en }: Project, form: Form): ProjectDraft {
  return {
    kind, title, title_en, form, overlap: 1, inspection_bp: 0, price_fen: 0, minutes_per_item: 1, lease_minutes: 1,
    skill: null, vendor_ids: [], client_id: null, guideline_md: "",
  };
}

function usePublish(projectId: number, onDone: () => void) {
  const words = useWords(formWords);
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (publication: Parameters<typeof publishForm>[1]) => publishForm(projectId, publication),
    onSuccess: async (published) => {
      toast(words.done(published.version));
      await cache.invalidateQueries({ queryKey: ["project", projectId] });
      onDone();
    },
  });
}
