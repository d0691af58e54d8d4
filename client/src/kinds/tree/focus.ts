// Moving the focus between the path and the replies; a reply gets its text field when it becomes active.
import { focusField } from "../focus";

export function writeField(path: string): void {
  queueMicrotask(() => {
    if (document.querySelector(`[data-field="${CSS.escape(path)}"]`)) focusField(path);
    else requestAnimationFrame(() => focusField(path));
  });
}

/** Put the focus on the path's last message or on a reply, without beginning to write. */
export function showPlace(at: number | null): void {
  const card = document.querySelector<HTMLElement>(`[data-reply="${at ?? "parent"}"]`);
  card?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: "nearest" });
}
