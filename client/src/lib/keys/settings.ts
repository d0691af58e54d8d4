// How this person wants keys: whether single ones act (people who dictate turn them off; keys with Ctrl and Enter
// stay), and which key they press where Qilou says another. An account's settings are put here when it is known; until
// then what this browser knows of them holds.
import { useSyncExternalStore } from "react";

/** What is pressed in place of a key: { "F": "Y" } asks with Y; "" is no key at all. */
export type OwnKeys = Readonly<Record<string, string>>;
export type KeySettings = { singleKeys: boolean; own: OwnKeys };

const KEPT_AS = "qilou.keys";
const listeners = new Set<() => void>();
let now: KeySettings = kept();

export const keySettings = (): KeySettings => now;
export const useKeySettings = (): KeySettings => useSyncExternalStore(subscribe, keySettings);

/** The key to press in place of this one. */
export const useOwnKey = (key: string | undefined): string | undefined => {
  const { own } = useKeySettings();
  return key === undefined ? undefined : (own[key] ?? key);
};

export function setKeys(next: KeySettings): void {
  now = next;
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(next));
  } catch {
    // A browser that keeps nothing still obeys until the page closes.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function kept(): KeySettings {
  try {
    const { singleKeys = true, own = {} } = JSON.parse(localStorage.getItem(KEPT_AS) ?? "{}") as Partial<KeySettings>; // written above
    return { singleKeys, own };
  } catch {
    return { singleKeys: true, own: {} };
  }
}
