// A key as it is printed beside the control it works. Screen readers hear aria-keyshortcuts instead.
import style from "./Key.module.css";

const PRINTED: Record<string, string> = {
  Enter: "⏎", "Control+Enter": "Ctrl ⏎", "Control+Z": "Ctrl Z", Escape: "Esc", ArrowUp: "↑", ArrowDown: "↓",
};

export function Key({ children }: { children: string }) {
  return <kbd className={style["key"]} aria-hidden="true">{PRINTED[children] ?? children}</kbd>;
}
