// What the person thinks of one reply: good or bad, a note, and perhaps a better one. The model's own words stay.
import { useState } from "react";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Scale } from "../parts/Scale";
import type { Reply } from "../talk/rounds";
import { talkWords } from "../talk/words";
import style from "../talk/talk.module.css";

const RATINGS = ["good", "bad"] as const;
const ROWS = 5;

type Props = { reply: Reply; rate: boolean; locked: boolean; first: boolean; invalid: boolean; onChange: (reply: Reply) => void };

export function Opinion({ reply, rate, locked, first, invalid, onChange }: Props) {
  const words = useWords(talkWords);
  const [open, setOpen] = useState(Boolean(reply.edit));
  if (!reply.content) return null;
  return (
    <>
      <div className={style["opinion"]}>
        {rate && (
          <Scale
            wide field={first ? "replies" : "reply"} label={words.rateReply} locked={locked} invalid={invalid && !reply.rating}
            chosen={reply.rating ? RATINGS.indexOf(reply.rating) + 1 : null}
            points={RATINGS.map((each, at) => ({ value: at + 1, label: words[each], hint: first ? "UB"[at] : undefined }))}
            onChoose={(value) => onChange({ ...reply, rating: RATINGS[value - 1] })}
          />
        )}
        {(!locked || reply.note) && (
          <input
            type="text" value={reply.note ?? ""} readOnly={locked} aria-label={words.note} placeholder={words.note}
            onChange={(event) => onChange({ ...reply, note: event.target.value })}
          />
        )}
        {!locked && <Button compact weight="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? words.endEdit : words.edit}</Button>}
      </div>
      {open && (
        <label className={style["edit"]}>
          <span className="small">{words.editLabel}</span>
          <textarea
            rows={ROWS} readOnly={locked} value={reply.edit ?? reply.content}
            onChange={(event) => onChange({ ...reply, edit: event.target.value })}
          />
          {!locked && reply.edit !== undefined && (
            <span><Button compact weight="quiet" onClick={() => onChange(without(reply))}>{words.dropEdit}</Button></span>
          )}
        </label>
      )}
    </>
  );
}

function without({ edit: _, ...reply }: Reply): Reply {
  return reply;
}
