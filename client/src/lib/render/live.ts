// A text that is still growing. Pieces may come by the hundred; whoever shows it is given a little more in each frame,
// as much as the page can draw without holding up a key, and catches up when the pieces pause. Of several texts one is
// drawn in a frame, so that two of them do not make one long step.
const FRAME_MS = 33;
const DEAR_MS = 8; // of rendering, without the painting; what took longer is followed by less
const CHEAP_MS = 3;
const LEAST = 24; // characters
const MOST = 4000;

export class LiveText {
  private all = "";
  private shown = "";
  private step = 48;
  private waiting = false;
  private ended = false;
  private readonly listeners = new Set<() => void>();
  private readonly drains: (() => void)[] = [];

  /** Add what has just come. */
  push(piece: string): void {
    if (this.ended) return;
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

  /** Show no more of what has come: nobody is to read on. */
  finish(): void {
    this.ended = true;
    this.all = this.shown;
    for (const resolve of this.drains.splice(0)) resolve();
  }

  readonly text = (): string => this.shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private schedule(): void {
    if (this.waiting) return;
    this.waiting = true;
    setTimeout(() => inTurn(() => this.show()), FRAME_MS);
  }

  private show(): void {
    const began = performance.now();
    this.shown = this.all.slice(0, wholeAt(this.all, this.shown.length + this.step));
    for (const listener of this.listeners) listener();
    // React renders at the end of this step, before anything that is asked for here.
    queueMicrotask(() => this.rest(performance.now() - began));
  }

  private rest(cost: number): void {
    this.waiting = false;
    if (cost > DEAR_MS) this.step = Math.max(LEAST, Math.floor(this.step / 2));
    else if (cost < CHEAP_MS) this.step = Math.min(MOST, this.step * 2);
    if (this.shown.length < this.all.length) return this.schedule();
    for (const resolve of this.drains.splice(0)) resolve();
  }
}

const line: (() => void)[] = [];
let drawing = false;

function inTurn(run: () => void): void {
  line.push(run);
  if (!drawing) drawNext();
}

function drawNext(): void {
  const run = line.shift();
  drawing = run !== undefined;
  if (!run) return;
  run(); // outside of a frame, so that rendering is one step and painting another
  afterFrame(drawNext);
}

/** A hidden page draws no frames, and a reply ends all the same. */
function afterFrame(run: () => void): void {
  if (document.hidden) setTimeout(run, 0);
  else requestAnimationFrame(() => setTimeout(run, 0));
}

/** A place that does not stand in the middle of a character. */
function wholeAt(text: string, at: number): number {
  const unit = text.charCodeAt(at - 1);
  return unit >= 0xd800 && unit < 0xdc00 ? at + 1 : at;
}
