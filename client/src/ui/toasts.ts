// Short notes about what has just been done. Failures that need a decision are shown in place, not here.
export type Toast = { id: number; text: string; tone: "ok" | "bad" };

const STAYS_MS = 5000;
const listeners = new Set<() => void>();
let shown: readonly Toast[] = [];
let lastId = 0;

export function toast(text: string, tone: Toast["tone"] = "ok"): void {
  const id = ++lastId;
  change([...shown, { id, text, tone }]);
  setTimeout(() => dismissToast(id), STAYS_MS);
}

export function dismissToast(id: number): void {
  change(shown.filter((each) => each.id !== id));
}

export const toastStore = {
  read: (): readonly Toast[] => shown,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function change(next: readonly Toast[]): void {
  shown = next;
  for (const listener of listeners) listener();
}
