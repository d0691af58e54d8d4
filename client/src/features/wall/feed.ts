// Where the wall's figures come from: one stream of events, and where none gets through, a question every five seconds.
// The surprising fact: times are the server's. The screen's own clock only measures how long ago something came.
import type { WallSeen } from "@/api/wall";
import { nextReload } from "./nextReload";

export type Shown = { seen: WallSeen | null; cameAt: number; isDark: boolean };

const ASK_EVERY_MS = 5_000;
const SILENT_MS = 25_000; // the server's heart beats every 15 seconds
const LIVE_MS = 8_000;
const RELOAD_SPREAD_MS = 60_000; // so that the screens of a hall do not all come at once

export class Feed {
  private shown: Shown = { seen: null, cameAt: 0, isDark: false };
  private source: EventSource | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;
  private heardAt = -Infinity;
  private askedAt = -Infinity;
  private reloadAt = Infinity;
  private readonly listeners = new Set<() => void>();

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  current = (): Shown => this.shown;

  start(): void {
    this.open();
    this.timer = setInterval(() => this.tick(), 1_000);
  }

  stop(): void {
    clearInterval(this.timer);
    this.source?.close();
  }

  private open(): void {
    this.source?.close();
    this.heardAt = performance.now();
    const source = new EventSource("/api/wall/events");
    source.addEventListener("wall", (event: MessageEvent<string>) => this.take(JSON.parse(event.data) as WallSeen));
    source.addEventListener("beat", () => this.hear());
    source.addEventListener("gone", () => this.darken());
    this.source = source;
  }

  private tick(): void {
    const now = performance.now();
    const quiet = now - this.shown.cameAt > LIVE_MS || this.shown.seen === null;
    if (quiet && now - this.askedAt >= ASK_EVERY_MS) void this.ask();
    const isClosed = this.source?.readyState === EventSource.CLOSED;
    if (isClosed || now - this.heardAt > SILENT_MS) this.open();
    if (!quiet && baseTime(this.shown, now) >= this.reloadAt) location.reload();
  }

  private async ask(): Promise<void> {
    this.askedAt = performance.now();
    const answer = await fetch("/api/wall").catch(() => null);
    if (answer?.status === 401 || answer?.status === 403) this.darken();
    if (answer?.ok) this.take((await answer.json()) as WallSeen); // by the server's schema
  }

  private take(seen: WallSeen): void {
    this.hear();
    const cameAt = performance.now();
    this.show({ seen, cameAt, isDark: false });
    if (this.reloadAt === Infinity) this.reloadAt = nextReload(baseTime(this.shown, cameAt)) + Math.random() * RELOAD_SPREAD_MS;
  }

  private hear(): void {
    this.heardAt = performance.now();
  }

  private darken(): void {
    this.show({ seen: null, cameAt: 0, isDark: true });
  }

  private show(shown: Shown): void {
    this.shown = shown;
    for (const listener of this.listeners) listener();
  }
}

/** How old the figures are, in milliseconds. */
export function ageOf({ seen, cameAt }: Shown, now: number): number {
  return (seen?.age_ms ?? 0) + now - cameAt;
}

/** The server's time now, in milliseconds since 1970. */
export function baseTime(shown: Shown, now: number): number {
  return Date.parse(shown.seen?.wall.at ?? "1970-01-01T00:00:00Z") + ageOf(shown, now);
}
