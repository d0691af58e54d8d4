// Changing one key: the new one is pressed, and what it would clash with is named before anything is kept.
import { useState, type KeyboardEvent } from "react";
import { changeSettings } from "@/api/settings";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { isComposing } from "@/lib/keys/guard";
import { useKeySettings } from "@/lib/keys/settings";
import { printed, shortcutOf } from "@/lib/keys/shortcut";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { judge, moved } from "./changing";
import { ROWS, type Row } from "./everyKey";
import { shortcutWords } from "./words";
import style from "./Page.module.css";

const LEAVING = new Set(["Tab", "Escape", "Enter", "Shift", "Control", "Alt", "Meta", "CapsLock"]);

export function ChangeDialog({ row, onClose }: { row: Row; onClose: () => void }) {
  const words = useWords(shortcutWords);
  const of = useLanguage();
  const { own } = useKeySettings();
  const [place, setPlace] = useState<string | null>(null);
  const verdict = place === null ? null : judge(row.key, place, own);
  const may = verdict?.is === "free" || verdict?.is === "clash";
  const keep = (to: string) => {
    changeSettings({ keys: moved(row.key, to, own) });
    onClose();
  };
  function caught(event: KeyboardEvent) {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === "Enter" && may && place !== null) {
      event.preventDefault();
      keep(place);
    }
    if (LEAVING.has(event.key)) return;
    event.preventDefault();
    setPlace(shortcutOf(event.nativeEvent));
  }
  return (
    <Dialog
      open title={words.changeOf(row[of])} onClose={onClose}
      actions={
        <>
          {row.key in own && <Button weight="quiet" onClick={() => keep(row.key)}>{words.resetOne}</Button>}
          <Button onClick={() => keep("")}>{words.off}</Button>
          <Button weight="primary" disabled={!may} onClick={() => place !== null && keep(place)}>
            {verdict?.is === "clash" ? words.swap : words.save}
          </Button>
        </>
      }
    >
      <div className="stack-s">
        <p className="small quiet">{words.press}</p>
        <button type="button" data-first className={style["catch"]} aria-label={words.pressed} onKeyDown={caught}>
          <span className={style["new"]}>{place === null ? "…" : printed(place)}</span>
        </button>
        <p role="status" aria-live="polite" className="small">
          {verdict?.is === "refused" && words.refused}
          {verdict?.is === "same" && words.same}
          {verdict?.is === "clash" && words.clash(printed(place ?? ""), ROWS.find((each) => each.key === verdict.with)?.[of] ?? "")}
        </p>
      </div>
    </Dialog>
  );
}
