// An action is data: what it is called, which keys do it, who may, and what happens. The button, the help page
// and the key handler all read the same record.
export type Action = {
  id: string;
  label: string;
  /** "S", "Shift+1", "Mod+Enter" (Ctrl, or ⌘ on a Mac), "Escape", "?". Empty for an action without a key. */
  keys: readonly string[];
  run: () => void;
  group?: string | undefined;
  /** One line of the help for a row of like actions: "⇧1–5, score A". */
  family?: { keys: string; label: string } | undefined;
  permit?: string | undefined;
  enabled?: boolean | undefined;
  /** True when it also works while the person types; never for a single character. */
  inText?: boolean | undefined;
  /** True when holding the key down may repeat it, such as moving to the next field. */
  repeats?: boolean | undefined;
};

/** Keep the actions that this person may do. */
export function permitted(actions: readonly Action[], permits: readonly string[]): Action[] {
  return actions.filter((action) => !action.permit || permits.includes(action.permit));
}
