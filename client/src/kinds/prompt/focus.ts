// Moving the focus between prompts; a prompt gets its text field when it becomes active.
import { focusField } from "../focus";

/** Put the caret into a prompt's text. */
export function writePrompt(at: number): void {
  const path = `prompts[${at}].text`;
  queueMicrotask(() => {
    if (document.querySelector(`[data-field="${CSS.escape(path)}"]`)) focusField(path);
    else requestAnimationFrame(() => focusField(path));
  });
}

/** Put the focus on a prompt without beginning to write. */
export function showPrompt(at: number): void {
  const card = document.querySelector<HTMLElement>(`[data-prompt="${at}"]`);
  card?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: "nearest" });
}
