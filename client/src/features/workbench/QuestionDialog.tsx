// Asking the project manager about the item on the screen. The item may be kept or given back.
import { useState } from "react";
import { queryClient } from "@/api/queryClient";
import { askQuestion } from "@/api/questions";
import { useWords } from "@/i18n/words";
import { useActions } from "@/lib/keys/useActions";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { AreaField } from "@/ui/Field";
import { ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { askWords } from "./questionWords";
import type { Skip } from "./state";
import style from "./Dialogs.module.css";

type Props = { leaseId: number; onClose: () => void; onSkip: (skip: Skip) => Promise<void> };

export function QuestionDialog({ leaseId, onClose, onSkip }: Props) {
  const words = useWords(askWords);
  const [text, setText] = useState("");
  const [keeps, setKeeps] = useState(true);
  const [asked, setAsked] = useState(false);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const ready = text.trim() !== "" && !sending;
  async function send() {
    if (!ready) return;
    setSending(true);
    setFailure(null);
    try {
      if (!asked) await askQuestion(leaseId, text);
      setAsked(true); // should giving back fail, the question is not sent twice
      void queryClient.invalidateQueries({ queryKey: ["questions"] });
      if (!keeps) await onSkip({ reason: "question", comment: "" });
      toast(words.sent);
      onClose();
    } catch (thrown) {
      setFailure(thrown);
      setSending(false);
    }
  }
  useActions([
    { id: "send-in-text", label: words.send, keys: ["Mod+Enter"], inText: true, run: () => void send() },
  ], true);
  return (
    <Dialog
      open title={words.title} onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button weight="primary" hint="Control+Enter" disabled={!ready} busy={sending} onClick={() => void send()}>
            {words.send}
          </Button>
        </>
      }
    >
      <div className="stack">
        <AreaField
          data-first label={words.text} value={text} rows={4} maxLength={4000} placeholder={words.hint} help={words.note}
          disabled={asked} onChange={(event) => setText(event.target.value)}
        />
        <div role="radiogroup" aria-label={words.then} className={style["choices"]}>
          <Choice label={words.keep} chosen={keeps} onChoose={() => setKeeps(true)} />
          <Choice label={words.giveBack} chosen={!keeps} onChoose={() => setKeeps(false)} />
        </div>
        {failure !== null && <ErrorState error={failure} />}
      </div>
    </Dialog>
  );
}

function Choice({ label, chosen, onChoose }: { label: string; chosen: boolean; onChoose: () => void }) {
  return (
    <label>
      <input type="radio" name="item-after-question" checked={chosen} onChange={onChoose} />
      <span>{label}</span>
    </label>
  );
}
