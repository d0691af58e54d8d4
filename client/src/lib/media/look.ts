// How an image is looked at: its scale (null: as large as fits) and how far it is turned.
//   fits, larger → 1.25 (the first step beyond its true size)     400 %, larger → 400 %     0°, to the left → 270°
export type Look = { scale: number | null; turn: number };

export const START: Look = { scale: null, turn: 0 };
export const SCALES = [0.1, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;

/** One step larger or smaller, as far as the steps go. */
export function bounded(look: Look, by: 1 | -1): Look {
  const now = look.scale ?? 1;
  const next = by > 0 ? SCALES.find((each) => each > now) : SCALES.findLast((each) => each < now);
  return { ...look, scale: next ?? now };
}

/** Turned by a quarter. */
export function turned(look: Look, by: 90 | -90): Look {
  return { ...look, turn: (look.turn + by + 360) % 360 };
}
