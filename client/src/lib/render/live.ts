// A text that is still growing. Pieces may come by the hundred; whoever shows it hears of them once a frame at most,
// and less often where showing it takes long.
const LEAST_MS = 40;
const REST = 4; // times as long as the last drawing took

export class LiveText {
  private all = "";
  private shown = "";
  private waiting = false;
  private rest = LEAST_MS;
  private readonly listeners = new Set<() => void>();

  /** Add what has just come. */
  push(piece: string): void {
    this.all += piece;
    if (this.waiting) return;
    this.waiting = true;
    setTimeout(() => requestAnimationFrame(() => this.flush()), this.rest);
  }

  /** Say how long drawing took, so that the next one waits accordingly. */
  noteCost(ms: number): void {
    this.rest = Math.max(LEAST_MS, REST * ms);
  }

  /** Everything that has come, shown or not. */
  whole(): string {
    return this.all;
  }

  readonly text = (): string => this.shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private flush(): void {
    this.waiting = false;
    this.shown = this.all;
    for (const listener of this.listeners) listener();
  }
}
