// Whether single keys act. People who dictate or whose switches send stray characters turn them off; keys with
// Ctrl and Enter stay.
import { useSyncExternalStore } from "react";

const KEPT_AS = "qilou.single-keys";
const listeners = new Set<() => void>();
let on = kept();

export function singleKeysOn(): boolean {
  return on;
}

export function setSingleKeys(next: boolean): void {
  on = next;
  try {
    localStorage.setItem(KEPT_AS, next ? "on" : "off");
  } catch {
    // A browser that keeps nothing still obeys until the page closes.
  }
  for (const listener of listeners) listener();
}

export const useSingleKeys = (): boolean => useSyncExternalStore(subscribe, singleKeysOn);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function kept(): boolean {
  return typeof localStorage === "undefined" || localStorage.getItem(KEPT_AS) !== "off";
}
