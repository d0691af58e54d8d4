// Editing an earlier message. What is sent becomes a branch of its own; the old one stays.
import { useState } from "react";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { talkPageWords } from "./words";
import style from "./talk.module.css";

type Props = { text: string; onCancel: () => void; onSend: (text: string) => void };

export function EditBox({ text, onCancel, onSend }: Props) {
  const words = useWords(talkPageWords);
  const [edited, setEdited] = useState(text);
  return (
    <div className={style["edit"]}>
      <textarea
        rows={4} value={edited} aria-label={words.edit} autoFocus maxLength={50_000}
        onChange={(event) => setEdited(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && onCancel()}
      />
      <div className="line">
        <Button compact onClick={onCancel}>{words.cancel}</Button>
        <Button compact weight="primary" disabled={!edited.trim() || edited === text} onClick={() => onSend(edited)}>{words.sendEdit}</Button>
      </div>
    </div>
  );
}
