// The bar at the bottom: the overall preference where the kind has one, and the few steps onward.
import type { Form } from "@/api/types";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import type { Kind, KindProps } from "@/kinds/contract";
import { fieldName } from "@/kinds/problems";
import { kindWords } from "@/kinds/words";
import { Button } from "@/ui/Button";
import { askWords } from "./questionWords";
import type { Workbench } from "./useWorkbench";
import { workbenchWords } from "./words";
import style from "./Page.module.css";

const NAMED = 2; // fields; the marks on the fields show the rest

type Props = { workbench: Workbench; kind: Kind; fields: KindProps; onSkip: () => void; onAsk: () => void };

export function BottomBar({ workbench, kind, fields, onSkip, onAsk }: Props) {
  const words = useWords(workbenchWords);
  const asking = useWords(askWords);
  const { recent, looking } = workbench.state;
  return (
    <footer className={style["bottom"]}>
      {kind.Bar ? <kind.Bar {...fields} /> : <span />}
      <span className={style["space"]}><NoteLine workbench={workbench} form={fields.form} /></span>
      <Button
        weight="quiet" hint="[" disabled={recent.length === 0 || looking === recent.length - 1}
        onClick={() => workbench.dispatch({ do: "look back", steps: 1 })}
      >
        {words.previous}
      </Button>
      <Button hint="F" disabled={fields.locked} onClick={onAsk}>{asking.ask}…</Button>
      <Button hint="X" disabled={fields.locked} onClick={onSkip}>{words.skip}…</Button>
      <Button
        weight="primary" hint={kind.written ? "Control+Enter" : "Enter"} disabled={fields.locked}
        onClick={workbench.submit}
      >
        {words.submit}
      </Button>
    </footer>
  );
}

/** What has just happened; a screen reader hears it too. */
function NoteLine({ workbench, form }: { workbench: Workbench; form: Form }) {
  const words = useWords(workbenchWords);
  const ofKind = useWords(kindWords);
  const language = useLanguage();
  const { note } = workbench.state;
  const last = workbench.state.recent[0];
  const undoable = note?.is === "submitted" && last?.itemId === note.item;
  return (
    <>
      <span role="status" aria-live="polite" className={style["note"]} data-tone={note?.is}>
        {note?.is === "submitted" && `✓ ${words.submitted(note.item)}`}
        {note?.is === "taken back" && words.takenBack(note.item)}
        {note?.is === "skipped" && words.skipped(note.item)}
        {note?.is === "missing" && words.incomplete(named(note.paths), note.paths.length > NAMED ? note.paths.length : 0)}
      </span>{" "}
      {undoable && (
        <Button compact weight="quiet" hint="Control+Z" onClick={() => workbench.withdraw(last)}>{words.withdraw}</Button>
      )}
    </>
  );

  function named(paths: readonly string[]): string {
    const names = paths.slice(0, NAMED).map((path) => fieldName(form, path, { language, words: ofKind }));
    return [...new Set(names)].join(language === "zh" ? "、" : ", ");
  }
}
