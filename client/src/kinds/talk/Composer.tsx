// Where the person writes. Enter sends, but never while an input method is composing; the item's own opening message
// is sent as it stands.
import { useEffect, useState, type KeyboardEvent } from "react";
import { useWords } from "@/i18n/words";
import { isComposing } from "@/lib/keys/guard";
import { useOwnKey } from "@/lib/keys/settings";
import { Button } from "@/ui/Button";
import type { KindProps } from "../contract";
import { isTrial } from "./sample";
import { isWritten, maySend, openingOf, talkForm } from "./rounds";
import type { Talk } from "./useTalk";
import { talkWords } from "./words";
import style from "./talk.module.css";

const AREA_ROWS = 2;

export function Composer({ talk, form, view, leaseId }: { talk: Talk } & Pick<KindProps, "form" | "view" | "leaseId">) {
  const words = useWords(talkWords);
  const [text, setText] = useState("");
  const opening = talk.rounds.length === 0 ? openingOf(form, view) : null;
  const open = maySend(form, talk.rounds) && (leaseId !== null || isTrial(view));
  const shown = opening ?? text;
  useEffect(() => {
    // A round that was undone leaves the box empty again, whatever stood there.
    if (talk.rounds.length === 0) setText("");
  }, [talk.rounds.length]);
  function send() {
    if (!open || !isWritten(shown)) return;
    talk.send(shown);
    setText("");
  }
  function pressed(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isComposing(event.nativeEvent)) return;
    event.preventDefault();
    if (!event.repeat) send();
  }
  if (leaseId === null && !isTrial(view)) return <p className={`${style["notice"]} small quiet`}>{words.notHere}</p>;
  return (
    <div className={style["composer"]}>
      {isTrial(view) && <p className={`${style["notice"]} small quiet`}>{words.sampleNote}</p>}
      <textarea
        data-field="rounds" rows={AREA_ROWS} value={shown} readOnly={opening !== null} aria-label={words.write}
        placeholder={words.hint} aria-keyshortcuts={useOwnKey("T") || undefined} onChange={(event) => setText(event.target.value)} onKeyDown={pressed}
      />
      <div className={style["sending"]}>
        <Button weight="primary" disabled={!open || !isWritten(shown)} onClick={send}>
          {opening === null ? words.send : words.sendOpening}
        </Button>
        <span className="small quiet">{status()}</span>
      </div>
    </div>
  );

  function status(): string {
    const { max } = talkForm(form).rounds;
    if (open || talk.rounds.length === 0) return words.rounds(Math.min(talk.rounds.length + 1, max), max);
    return talk.rounds.length >= max ? words.full : words.waiting;
  }
}
