// What may not become an action: keys that belong to an input method, to a text field, or to the focused
// button. Surprise: keyCode 229 is deprecated and still the only sign macOS gives after a composition ends.
import { isPressed, isSingleKey, isTaken, type KeyPress } from "./shortcut";
import type { Action } from "./action";
import type { OwnKeys } from "./settings";

const TEXT_INPUTS = new Set([
  "text",
  "search",
  "email",
  "url",
  "tel",
  "password",
  "number",
  "date",
  "datetime-local",
  "month",
  "time",
  "week",
]);
const OWN_ENTER =
  "button, a[href], summary, select, input, [role=tab], [role=radio], [role=button], [role=link]," +
  " [role=option], [role=menuitem], [role=checkbox], [role=switch]";
const IN_PROCESS = 229;

/** Say whether the press belongs to an input method. */
export function isComposing(press: Pick<KeyPress, "isComposing" | "keyCode">): boolean {
  return press.isComposing || press.keyCode === IN_PROCESS;
}

/** Say whether the person is typing there. */
export function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return TEXT_INPUTS.has(target.type);
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  );
}

/** Say whether Enter already means something on the focused element. */
export function ownsEnter(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(OWN_ENTER) !== null;
}

/** Find the action a key press asks for, or nothing. */
export function actionFor(
  press: KeyPress,
  actions: readonly Action[],
  { target, singleKeys, own = {} }: { target: EventTarget | null; singleKeys: boolean; own?: OwnKeys },
): Action | null {
  if (isComposing(press)) return null;
  for (const action of actions) {
    const shortcut = action.keys.map((key) => own[key] ?? key).find((key) => key !== "" && isPressed(key, press));
    if (shortcut === undefined || action.enabled === false) continue;
    return mayRun(action, shortcut, press, { target, singleKeys }) ? action : null;
  }
  return null;
}

function mayRun(
  action: Action,
  shortcut: string,
  press: KeyPress,
  { target, singleKeys }: { target: EventTarget | null; singleKeys: boolean },
): boolean {
  if (press.repeat && !action.repeats) return false;
  if (shortcut === "Enter" && (isEditable(target) || ownsEnter(target))) return false;
  if (isSingleKey(shortcut)) return singleKeys && !isEditable(target);
  return action.inText === true || !isEditable(target);
}

/** Name every shortcut that two actions share, and every one that nobody may use. */
export function clashes(actions: readonly Action[]): string[] {
  const seen = new Map<string, string>();
  const found: string[] = [];
  for (const action of actions) {
    for (const key of action.keys) {
      const other = seen.get(key);
      if (other !== undefined) found.push(`${key}: ${other}, ${action.id}`);
      if (isTaken(key)) found.push(`${key}: taken, ${action.id}`);
      seen.set(key, action.id);
    }
  }
  return found;
}
