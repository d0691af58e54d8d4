// When a screen loads itself anew: at four in the morning of Shanghai, eight hours ahead of UTC all year.
//   23:00 UTC (07:00 there) → 20:00 UTC of the same day that began then     19:59 UTC → 20:00 UTC     20:00 UTC → a day later
const DAY = 86_400_000;
const FOUR_THERE = 20 * 3_600_000;

export function nextReload(now: number): number {
  return Math.floor((now - FOUR_THERE) / DAY + 1) * DAY + FOUR_THERE;
}
