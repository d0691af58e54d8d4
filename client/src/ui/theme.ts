// Light, dark or as the system says; and the reading size. Both are kept in this browser and written onto the
// document element, where the tokens read them.
import { useSyncExternalStore } from "react";

export type Theme = "system" | "light" | "dark";
export const READING_SIZES = { least: 13, usual: 15, most: 20 } as const;

const KEPT_THEME = "qilou.theme";
const KEPT_READING = "qilou.reading";
const listeners = new Set<() => void>();
const systemDark = matchMedia("(prefers-color-scheme: dark)");
let theme: Theme = keptTheme();
let reading: number = keptReading();

/** Apply what is kept and follow the system from now on. */
export function startTheme(): void {
  systemDark.addEventListener("change", apply);
  apply();
}

export function setTheme(next: Theme): void {
  theme = next;
  keep(KEPT_THEME, next);
  apply();
}

export function setReadingSize(pixels: number): void {
  reading = Math.min(READING_SIZES.most, Math.max(READING_SIZES.least, pixels));
  keep(KEPT_READING, String(reading));
  apply();
}

export const useTheme = (): Theme => useSyncExternalStore(subscribe, () => theme);
export const useReadingSize = (): number => useSyncExternalStore(subscribe, () => reading);
/** The theme on the screen: system resolved to light or dark. */
export const useShownTheme = (): "light" | "dark" => useSyncExternalStore(subscribe, shown);

function shown(): "light" | "dark" {
  if (theme !== "system") return theme;
  return systemDark.matches ? "dark" : "light";
}

function apply(): void {
  document.documentElement.dataset["theme"] = shown();
  document.documentElement.style.setProperty("--reading", `${reading}px`);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function keptTheme(): Theme {
  const kept = localStorage.getItem(KEPT_THEME);
  return kept === "light" || kept === "dark" ? kept : "system";
}

function keptReading(): number {
  const kept = Number(localStorage.getItem(KEPT_READING));
  return kept >= READING_SIZES.least && kept <= READING_SIZES.most ? kept : READING_SIZES.usual;
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A browser that keeps nothing still shows the choice until the page closes.
  }
}
