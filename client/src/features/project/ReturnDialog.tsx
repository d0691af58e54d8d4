// Sending chosen answers back to their authors, with reasons; afterwards it says which stayed, and why.
import { useState } from "react";
import type { AnswersReturned, ReasonCode } from "@/api/types";
import { names } from "@/i18n/names";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { AreaField, TickField } from "@/ui/Field";
import { ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { exploreWords } from "./exploreWords";
import { useReturnAnswers } from "./queries";
import style from "./project.module.css";

const CODES: ReasonCode[] = [
  "factual_error", "incomplete", "off_topic", "wrong_preference", "weak_reason", "format", "language", "unsafe", "copied",
  "other",
];

type Props = { projectId: number; answerIds: number[]; onClose: () => void };

export function ReturnDialog({ projectId, answerIds, onClose }: Props) {
  const words = useWords(exploreWords);
  const reasons = useWords(names).reason;
  const [ids] = useState(answerIds); // the list behind changes once they are returned
  const [codes, setCodes] = useState<ReasonCode[]>([]);
  const [comment, setComment] = useState("");
  const returning = useReturnAnswers(projectId);
  const flip = (code: ReasonCode) =>
    setCodes(codes.includes(code) ? codes.filter((each) => each !== code) : [...codes, code]);
  const send = () => returning.mutate({ answer_ids: ids, reason_codes: codes, comment }, {
    onSuccess: ({ returned }) => toast(words.done(returned.length)),
  });
  if (returning.data) return <Outcome ids={ids} outcome={returning.data} onClose={onClose} />;
  return (
    <Dialog
      open title={words.returnTitle(ids.length)} onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button weight="danger" disabled={codes.length === 0} busy={returning.isPending} onClick={send}>{words.send}</Button>
        </>
      }
    >
      <div className="stack">
        <p className="small quiet">{words.returnNote}</p>
        <fieldset className={style["codes"]}>
          <legend>{words.reasons}</legend>
          {CODES.map((code) => (
            <TickField key={code} label={reasons[code]} checked={codes.includes(code)} onChange={() => flip(code)} />
          ))}
        </fieldset>
        <AreaField
          label={words.comment} rows={2} maxLength={5000} value={comment} onChange={(event) => setComment(event.target.value)}
        />
        {returning.isError && <ErrorState error={returning.error} />}
      </div>
    </Dialog>
  );
}

type OutcomeProps = { ids: number[]; outcome: AnswersReturned; onClose: () => void };

function Outcome({ ids, outcome, onClose }: OutcomeProps) {
  const words = useWords(exploreWords);
  return (
    <Dialog
      open title={words.returnTitle(ids.length)} onClose={onClose}
      actions={<Button weight="primary" onClick={onClose}>{words.close}</Button>}
    >
      <div className="stack-s" role="status">
        <p>{words.done(outcome.returned.length)}</p>
        {outcome.kept.length > 0 && <p>{words.kept(outcome.kept.length)}</p>}
        <ul>
          {outcome.kept.map((each) => (
            <li key={each.answer_id}><span className="mono">{each.answer_id}</span> {words.why[each.why]}</li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
