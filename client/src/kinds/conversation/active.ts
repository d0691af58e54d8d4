// Which turn is active: a number from 0, kept as text like any active field.

export function activeAt(active: string | null, count: number): number {
  const at = active !== null && /^\d+$/.test(active) ? Number(active) : 0;
  return Math.min(at, Math.max(0, count - 1));
}
