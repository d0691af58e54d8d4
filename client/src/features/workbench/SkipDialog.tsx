// Skipping always has a reason; digits choose it. A person may not skip by accident or without saying why.
import { useState } from "react";
import type { ReturnReason } from "@/api/types";
import { useWords } from "@/i18n/words";
import { releaseScale } from "@/kinds/focus";
import { useActions } from "@/lib/keys/useActions";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { AreaField } from "@/ui/Field";
import { Key } from "@/ui/Key";
import { ErrorState } from "@/ui/States";
import { seldomWords } from "./seldomWords";
import type { Skip } from "./state";
import style from "./Dialogs.module.css";

type Reason = Exclude<ReturnReason, "unused" | "question">;
const REASONS: Reason[] = ["broken", "beyond_me", "sensitive", "will_not_load", "other"];

type Props = { onClose: () => void; onSkip: (skip: Skip) => Promise<void> };

export function SkipDialog({ onClose, onSkip }: Props) {
  const words = useWords(seldomWords);
  const [reason, setReason] = useState<Reason | null>(null);
  const [comment, setComment] = useState("");
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const explained = reason !== "other" || comment.trim() !== "";
  const ready = reason !== null && explained && !sending;
  async function skip() {
    if (!reason || !ready) return;
    setSending(true);
    setFailure(null);
    try {
      await onSkip({ reason, comment: comment.trim() });
      onClose();
    } catch (thrown) {
      setFailure(thrown);
      setSending(false);
    }
  }
  function choose(each: Reason) {
    setReason(each);
    releaseScale(); // so that Enter confirms
  }
  useActions(
    [
      ...REASONS.map((each, at) => ({
        id: `reason-${each}`,
        label: words.skipReasons[each],
        keys: [String(at + 1)],
        run: () => choose(each),
      })),
      { id: "confirm", label: words.skipConfirm, keys: ["Enter"], run: () => void skip() },
      {
        id: "confirm-in-text",
        label: words.skipConfirm,
        keys: ["Mod+Enter"],
        inText: true,
        run: () => void skip(),
      },
    ],
    true,
  );
  return (
    <Dialog
      open
      title={words.skipTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button weight="primary" disabled={!ready} busy={sending} onClick={() => void skip()}>
            {words.skipConfirm}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="quiet small">{words.skipNote}</p>
        <div role="radiogroup" aria-label={words.skipTitle} className={style["choices"]}>
          {REASONS.map((each, at) => (
            <label key={each}>
              <input
                type="radio"
                name="skip-reason"
                checked={reason === each}
                onChange={() => setReason(each)}
              />
              <span>{words.skipReasons[each]}</span> <Key>{String(at + 1)}</Key>
            </label>
          ))}
        </div>
        <AreaField
          label={words.skipComment}
          value={comment}
          rows={2}
          onChange={(event) => setComment(event.target.value)}
          error={explained ? null : words.skipNeeded}
        />
        {failure !== null && <ErrorState error={failure} />}
      </div>
    </Dialog>
  );
}
