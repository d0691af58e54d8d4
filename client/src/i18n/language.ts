// Which language the person reads. Kept in this browser; at first, what the browser asks for.
import { useSyncExternalStore } from "react";

export type Language = "zh" | "en";

const KEPT_AS = "qilou.language";
const listeners = new Set<() => void>();
let current: Language = first();

export function language(): Language {
  return current;
}

export function setLanguage(next: Language): void {
  current = next;
  try {
    localStorage.setItem(KEPT_AS, next);
  } catch {
    // A browser that keeps nothing still shows the chosen language until the page closes.
  }
  markDocument();
  for (const listener of listeners) listener();
}

/** Tell the document its language, so that Han characters take their Simplified forms. */
export function markDocument(): void {
  document.documentElement.lang = current === "zh" ? "zh-CN" : "en";
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, language, language);
}

/** The BCP 47 tag that Intl formats with. */
export function locale(of: Language = current): string {
  return of === "zh" ? "zh-CN" : "en-GB";
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function first(): Language {
  const kept = typeof localStorage === "undefined" ? null : localStorage.getItem(KEPT_AS);
  if (kept === "zh" || kept === "en") return kept;
  return typeof navigator !== "undefined" && !/^zh/i.test(navigator.language) ? "en" : "zh";
}
