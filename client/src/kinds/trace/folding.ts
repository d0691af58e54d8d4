// Which long steps are unfolded. The page owns it, for the key and the button fold the same step.
const EVENT = "qilou-trace-fold";

export function toggleFold(at: number): void {
  dispatchEvent(new CustomEvent(EVENT, { detail: at }));
}

/** Tell when a step is to be folded or unfolded; returns how to stop listening. */
export function onFold(at: number, fold: () => void): () => void {
  const hear = (event: Event) => event instanceof CustomEvent && event.detail === at && fold();
  addEventListener(EVENT, hear);
  return () => removeEventListener(EVENT, hear);
}
