// A key as it is printed beside the control it works, and as this person presses it. Screen readers hear
// aria-keyshortcuts instead.
import { ownPrinted } from "@/lib/keys/shortcut";
import { useKeySettings } from "@/lib/keys/settings";
import style from "./Key.module.css";

export function Key({ children }: { children: string }) {
  const shown = ownPrinted(children, useKeySettings().own);
  return shown && <kbd className={style["key"]} aria-hidden="true">{shown}</kbd>;
}
