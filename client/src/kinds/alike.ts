// How alike two texts are, as the server measures it: Dice's coefficient of three-character shingles, white space folded.
//   "如何煮软米饭？", "怎样煮软米饭？" 0.57      "abc", "abc" 1
const SHINGLE = 3;
/** From here on two texts are one too many. */
const TWINS = 0.8;

export function alike(a: string, b: string): number {
  const first = shingles(a);
  const second = shingles(b);
  let shared = 0;
  for (const [shingle, count] of first.counts) shared += Math.min(count, second.counts.get(shingle) ?? 0);
  return (2 * shared) / (first.total + second.total);
}

/** Say for each text that is nearly the same as an earlier one which one that is; empty texts are like nothing. */
export function twinsIn(texts: readonly string[]): Map<number, number> {
  const found = new Map<number, number>();
  texts.forEach((text, at) => {
    const earlier = text.trim() ? texts.slice(0, at).findIndex((other) => other.trim() !== "" && alike(other, text) >= TWINS) : -1;
    if (earlier >= 0) found.set(at, earlier);
  });
  return found;
}

export function isTwin(a: string, b: string): boolean {
  return a.trim() !== "" && b.trim() !== "" && alike(a, b) >= TWINS;
}

function shingles(text: string): { counts: Map<string, number>; total: number } {
  const folded = [...` ${text.split(/\s+/u).filter(Boolean).join(" ")} `];
  const counts = new Map<string, number>();
  const ends = Math.max(1, folded.length - SHINGLE + 1);
  for (let at = 0; at < ends; at += 1) {
    const shingle = folded.slice(at, at + SHINGLE).join("");
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return { counts, total: ends };
}
