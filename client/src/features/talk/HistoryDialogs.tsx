// Renaming a talk and deleting it.
import { useState } from "react";
import type { Dialogue } from "@/api/dialogues";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { TextField } from "@/ui/Field";
import { ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { useChange, useDrop } from "./queries";
import { talkPageWords } from "./words";

type Props = { dialogue: Dialogue; onClose: () => void };

export function RenameDialog({ dialogue, onClose }: Props) {
  const words = useWords(talkPageWords);
  const [title, setTitle] = useState(dialogue.title);
  const changing = useChange(dialogue.id);
  const { system, params, endpoint_id } = dialogue;
  const save = () => changing.mutate({ title: title.trim(), system, params, endpoint_id }, { onSuccess: onClose });
  return (
    <Dialog
      open onClose={onClose} title={words.renameTitle}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button weight="primary" disabled={!title.trim()} busy={changing.isPending} onClick={save}>{words.save}</Button>
        </>
      }
    >
      <div className="stack">
        <TextField label={words.name} value={title} maxLength={200} data-first onChange={(event) => setTitle(event.target.value)} />
        {changing.isError && <ErrorState error={changing.error} />}
      </div>
    </Dialog>
  );
}

export function DropDialog({ dialogue, onClose, onDropped }: Props & { onDropped: () => void }) {
  const words = useWords(talkPageWords);
  const dropping = useDrop();
  function drop() {
    dropping.mutate(dialogue.id, {
      onSuccess: () => {
        toast(words.dropped);
        onDropped();
        onClose();
      },
    });
  }
  return (
    <Dialog
      open onClose={onClose} title={words.dropTitle}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button weight="danger" busy={dropping.isPending} onClick={drop}>{words.drop}</Button>
        </>
      }
    >
      <div className="stack">
        <p><b>{dialogue.title || words.untitled}</b></p>
        <p>{words.dropNote}</p>
        {dropping.isError && <ErrorState error={dropping.error} />}
      </div>
    </Dialog>
  );
}
