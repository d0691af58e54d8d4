// How long the person has really worked. Reading counts, also without a key press: the limit before the clock
// stops grows with the words on the screen. A hidden page never counts.
export type ActiveClock = {
  spentMs: number;
  /** When the running stretch began; null while the page is hidden or the person is away. */
  since: number | null;
  seenAt: number;
  idleMs: number;
};

const WORDS_A_MINUTE = 100; // slow, careful reading
const HAN_A_WORD = 2;
const LEAST_MINUTES = 3;
const MINUTE_MS = 60_000;

/** Say how long a person may read without touching anything: 900 words give 9 minutes, never under 3. */
export function idleLimit(texts: readonly string[]): number {
  const words = texts.reduce((sum, text) => sum + wordsIn(text), 0);
  return Math.max(LEAST_MINUTES, words / WORDS_A_MINUTE) * MINUTE_MS;
}

/** Count words; two Han characters count as one word. */
export function wordsIn(text: string): number {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu)?.length ?? 0;
  return words + han / HAN_A_WORD;
}

export function startClock(now: number, idleMs: number, spentMs = 0): ActiveClock {
  return { spentMs, since: now, seenAt: now, idleMs };
}

/** Note that the person did something; a stopped clock goes on from here. */
export function seen(clock: ActiveClock, now: number): ActiveClock {
  if (clock.since === null || isIdle(clock, now)) return { ...stopped(clock, now), since: now, seenAt: now };
  return { ...clock, seenAt: now };
}

/** Stop at once, as when the page is hidden. */
export function stopped(clock: ActiveClock, now: number): ActiveClock {
  return { ...clock, spentMs: spent(clock, now), since: null };
}

/** Give the active time so far; what lies beyond the idle limit does not count. */
export function spent(clock: ActiveClock, now: number): number {
  if (clock.since === null) return clock.spentMs;
  const until = Math.min(now, clock.seenAt + clock.idleMs);
  return clock.spentMs + Math.max(0, until - clock.since);
}

export function isIdle(clock: ActiveClock, now: number): boolean {
  return clock.since !== null && now - clock.seenAt > clock.idleMs;
}

/** Write a time as minutes and seconds: 134000 → "02:14"; an hour and more as "1:02:14". */
export function asClock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return seconds >= 3600 ? `${Math.floor(seconds / 3600)}:${rest}` : rest;
}
