// Whether two JSON values say the same; the order of keys says nothing.

/** Compare two JSON values: {a: 1, b: 2} and {b: 2, a: 1} are the same, undefined and a missing key too. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = a as Record<string, unknown>; // an object or array, checked above
  const right = b as Record<string, unknown>;
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => sameJson(left[key], right[key]));
}
