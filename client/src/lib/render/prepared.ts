// Keeps rendered answers so that a task swap only places ready HTML. Rendering happens when a task is
// fetched, never at the keypress that shows it.
import type { Language } from "@/i18n/language";

const KEPT = 240; // texts; about ten tasks with long conversations
const ready = new Map<string, string>();

/** Render the texts that are not ready yet; resolves when all of them are. */
export async function prepare(texts: readonly string[], language: Language): Promise<void> {
  const missing = texts.filter((text) => !ready.has(keyOf(text, language)));
  if (missing.length === 0) return;
  const { renderPieces } = await import("./engine");
  for (const text of missing) {
    const pieces: string[] = [];
    for (const piece of renderPieces(text, language)) {
      pieces.push(piece);
      await breathe();
    }
    keep(keyOf(text, language), pieces.join(""));
  }
}

/** Give the HTML of a prepared text, or nothing when it was never prepared. */
export function preparedHtml(text: string, language: Language): string | undefined {
  return ready.get(keyOf(text, language));
}

function keyOf(text: string, language: Language): string {
  return `${language}\u0000${text}`;
}

function keep(key: string, html: string): void {
  ready.set(key, html);
  const oldest = ready.keys().next().value;
  if (ready.size > KEPT && oldest !== undefined) ready.delete(oldest);
}

// Preparing the next task must not delay a key pressed on the current one.
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
