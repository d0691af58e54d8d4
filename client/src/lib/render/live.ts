// A text that is still growing. Pieces may come by the hundred; whoever shows it is given a little more in each frame,
// as much as the page can draw without holding up a key, and catches up when the pieces pause.
const FRAME_MS = 33;
const DEAR_MS = 14; // a frame that took longer is followed by smaller ones
const CHEAP_MS = 6;
const LEAST = 24; // characters
const MOST = 4000;

export class LiveText {
  private all = "";
  private shown = "";
  private step = 48;
  private waiting = false;
  private readonly listeners = new Set<() => void>();
  private readonly drains: (() => void)[] = [];

  /** Add what has just come. */
  push(piece: string): void {
    this.all += piece;
    this.schedule();
  }

  /** Everything that has come, shown or not. */
  whole(): string {
    return this.all;
  }

  /** Wait until everything that has come is shown. */
  drained(): Promise<void> {
    if (this.shown.length === this.all.length) return Promise.resolve();
    return new Promise((resolve) => this.drains.push(resolve));
  }

  readonly text = (): string => this.shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private schedule(): void {
    if (this.waiting) return;
    this.waiting = true;
    setTimeout(() => inNextFrame(() => this.show()), FRAME_MS);
  }

  private show(): void {
    const began = performance.now();
    this.shown = this.all.slice(0, wholeAt(this.all, this.shown.length + this.step));
    for (const listener of this.listeners) listener();
    // This runs after the frame is drawn, so that what is measured is all of it.
    setTimeout(() => this.rest(performance.now() - began), 0);
  }

  private rest(cost: number): void {
    this.waiting = false;
    if (cost > DEAR_MS) this.step = Math.max(LEAST, Math.floor(this.step / 2));
    else if (cost < CHEAP_MS) this.step = Math.min(MOST, this.step * 2);
    if (this.shown.length < this.all.length) return this.schedule();
    for (const resolve of this.drains.splice(0)) resolve();
  }
}

/** A hidden page draws no frames, and a reply ends all the same. */
function inNextFrame(run: () => void): void {
  if (document.hidden) run();
  else requestAnimationFrame(run);
}

/** A place that does not stand in the middle of a character. */
function wholeAt(text: string, at: number): number {
  const unit = text.charCodeAt(at - 1);
  return unit >= 0xd800 && unit < 0xdc00 ? at + 1 : at;
}
