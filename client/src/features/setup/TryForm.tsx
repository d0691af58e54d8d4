// The door to the trial in the form's step, and whether it has been opened for this form.
import { useState } from "react";
import { useWords } from "@/i18n/words";
import { TrialDialog } from "@/kinds/trial/TrialDialog";
import { WithKind } from "@/kinds/WithKind";
import { Button } from "@/ui/Button";
import type { TrialProps } from "./step";
import { trialStepWords } from "./trialStepWords";

export function TryForm({ draft, tried, onTry, onComplete }: TrialProps) {
  const words = useWords(trialStepWords);
  const [open, setOpen] = useState(false);
  function start() {
    onTry();
    setOpen(true);
  }
  // The kind comes before its button, so that a click opens the trial at once and the next key is the trial's.
  return (
    <section className="stack-s" aria-label={words.tryTitle}>
      <h2>{words.tryTitle}</h2>
      <WithKind name={draft.kind}>
        <div className="line">
          <Button weight={tried ? "plain" : "primary"} onClick={start}>{words.tryButton}</Button>
          <span className="small quiet">{tried && `✓ ${words.tryDone} `}{words.tryNote}</span>
        </div>
        {open && <TrialDialog kind={draft.kind} form={draft.form} onClose={() => setOpen(false)} onComplete={onComplete} />}
      </WithKind>
    </section>
  );
}
