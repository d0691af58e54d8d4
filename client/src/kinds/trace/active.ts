// Which step is active, kept as text like any active field: "3", or "3!" while the sort of its error is being chosen.
// A dimension's key is no number, and leaves the first step active.

export type Active = { at: number; choosing: boolean };

export function readActive(active: string | null, count: number): Active {
  const found = /^(\d+)(!?)$/.exec(active ?? "");
  return { at: Math.min(Number(found?.[1] ?? 0), Math.max(0, count - 1)), choosing: found?.[2] === "!" };
}

/** A step that is wrong and has no sort yet asks for one whichever way a person came to it. */
export function isChoosing({ at, choosing }: Active, isUnsorted: (at: number) => boolean): boolean {
  return choosing || isUnsorted(at);
}

export function writeActive({ at, choosing }: Active): string {
  return `${at}${choosing ? "!" : ""}`;
}
