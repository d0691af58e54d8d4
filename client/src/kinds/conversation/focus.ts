// Moving the focus between turns. A turn gets its text field when it becomes active, which the page draws right after
// the key; no frame is waited for where it can be helped, or the next keys would be lost.
import { focusField } from "../focus";

/** Put the caret into a turn's text. */
export function editTurn(at: number): void {
  const path = `turns[${at}].content`;
  queueMicrotask(() => {
    if (document.querySelector(`[data-field="${CSS.escape(path)}"]`)) focusField(path);
    else requestAnimationFrame(() => focusField(path));
  });
}

/** Put the focus on a turn without beginning to write. */
export function showTurn(at: number): void {
  const turn = document.querySelector<HTMLElement>(`[data-turn="${at}"]`);
  turn?.focus({ preventScroll: true });
  turn?.scrollIntoView({ block: "nearest" });
}

/** Press the button that lets a model go on: its state lives with the turns on the page. */
export function pressRegenerate(): void {
  document.querySelector<HTMLButtonElement>("[data-regenerate]")?.click();
}
