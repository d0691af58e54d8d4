// How a dialogue begins: its settings, and where the first words wait while the page goes to the dialogue they begin.
export const FIRST_PARAMS = { temperature: 0.7, top_p: 1, max_tokens: 1024 };

const keyOf = (id: number) => `qilou.talk.first.${id}`;

export function leaveFirstWords(id: number, text: string): void {
  sessionStorage.setItem(keyOf(id), text);
}

/** Take the words, so that a reload does not say them twice. */
export function takeFirstWords(id: number): string | null {
  const text = sessionStorage.getItem(keyOf(id));
  sessionStorage.removeItem(keyOf(id));
  return text;
}
