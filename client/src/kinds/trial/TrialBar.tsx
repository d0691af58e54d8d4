// The bar below a trial: the overall preference where the kind has one, what the check has found, and the check.
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import type { Kind, KindProps } from "../contract";
import { fieldName } from "../problems";
import { kindWords } from "../words";
import type { Note } from "./trial";
import { trialWords } from "./words";
import style from "./Trial.module.css";

const NAMED = 2; // fields; the marks on the fields show the rest

type Props = { kind: Kind; fields: KindProps; note: Note | null; onSubmit: () => void; onRestart: () => void };

export function TrialBar({ kind, fields, note, onSubmit, onRestart }: Props) {
  const words = useWords(trialWords);
  const ofKind = useWords(kindWords);
  const language = useLanguage();
  const named = (paths: readonly string[]) => paths.slice(0, NAMED)
    .map((path) => fieldName(fields.form, path, { language, words: ofKind })).join(language === "zh" ? "、" : ", ");
  return (
    <footer className={style["bottom"]}>
      {kind.Bar ? <kind.Bar {...fields} /> : <span />}
      <span role="status" aria-live="polite" className={style["note"]} data-tone={note?.is}>
        {note?.is === "complete" && `✓ ${words.complete}`}
        {note?.is === "missing" && words.missing(named(note.paths), note.paths.length > NAMED ? note.paths.length : 0)}
      </span>
      <Button weight="quiet" onClick={onRestart}>{words.restart}</Button>
      <Button weight="primary" hint={kind.written ? "Control+Enter" : "Enter"} onClick={onSubmit}>
        {words.submit}
      </Button>
    </footer>
  );
}
