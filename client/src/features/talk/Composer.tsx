// Where the person writes. Enter sends, but never while an input method is composing; Escape stops the reply.
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useWords } from "@/i18n/words";
import { isComposing } from "@/lib/keys/guard";
import { Button } from "@/ui/Button";
import { talkPageWords } from "./words";
import style from "./talk.module.css";

type Props = { busy: boolean; onSend: (text: string) => void; onStop: () => void };

export function Composer({ busy, onSend, onStop }: Props) {
  const words = useWords(talkPageWords);
  const [text, setText] = useState("");
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.focus(), []);
  function send() {
    if (busy || !text.trim()) return;
    onSend(text);
    setText("");
  }
  function pressed(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === "Escape" && busy) return onStop();
    if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (!event.repeat) send();
  }
  return (
    <div className={style["composer"]}>
      <textarea
        ref={area} rows={3} value={text} aria-label={words.write} placeholder={words.hint} maxLength={50_000}
        onChange={(event) => setText(event.target.value)} onKeyDown={pressed}
      />
      {busy
        ? <Button hint="Escape" onClick={onStop}>{words.stop}</Button>
        : <Button weight="primary" disabled={!text.trim()} onClick={send}>{words.send}</Button>}
    </div>
  );
}
