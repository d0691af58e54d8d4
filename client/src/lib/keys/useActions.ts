// The one key handler of the page. Scopes stack: what was opened last is asked first, and while a dialog is
// open only the dialog's own actions are heard.
import { useEffect, useRef } from "react";
import { actionFor } from "./guard";
import { keySettings } from "./settings";
import type { Action } from "./action";

type Scope = { read: () => readonly Action[]; inDialog: boolean };

const scopes: Scope[] = [];

/** Let these actions be done by their keys while the component is shown. */
export function useActions(actions: readonly Action[], inDialog = false): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const scope: Scope = { read: () => latest.current, inDialog };
    add(scope);
    return () => remove(scope);
  }, [inDialog]);
}

/** What can be done on the page now, what was opened last first. */
export function actionsHere(): Action[] {
  return scopes.toReversed().filter((scope) => !scope.inDialog).flatMap((scope) => scope.read().filter((each) => each.enabled !== false));
}

function add(scope: Scope): void {
  if (scopes.length === 0) window.addEventListener("keydown", handle);
  scopes.push(scope);
}

function remove(scope: Scope): void {
  scopes.splice(scopes.indexOf(scope), 1);
  if (scopes.length === 0) window.removeEventListener("keydown", handle);
}

function handle(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const dialogOpen = document.querySelector("dialog[open]") !== null;
  for (const scope of scopes.toReversed()) {
    if (dialogOpen && !scope.inDialog) continue;
    const action = actionFor(event, scope.read(), { target: event.target, ...keySettings() });
    if (!action) continue;
    event.preventDefault();
    action.run();
    return;
  }
}
