// Where an axis ends: the next 1, 2, 4, 8 or 10 times a power of ten, so that quarters are round numbers.
//   niceTop(7) 8   niceTop(93) 100   niceTop(612) 800   niceTop(1) 4
const STEPS = [1, 2, 4, 8, 10];

export function niceTop(most: number): number {
  if (most <= 4) return 4;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = STEPS.find((each) => each * power >= most) ?? 10;
  return step * power;
}
