// Orders with ties: ranks by slot, and the steps that change them. While an answer is still without a rank the
// others keep the digits as they were typed (3, then 1, then 2); once all have one, the ranks run without a gap.
export type Ranks = Record<string, number | null>;

/** List the tie groups, best first; within a group the slots keep their own order. */
export function groupsOf(ranks: Ranks, slots: readonly string[]): string[][] {
  const used = [...new Set(slots.flatMap((slot) => ranks[slot] ?? []))].sort((a, b) => a - b);
  return used.map((rank) => slots.filter((slot) => ranks[slot] === rank));
}

export function unrankedOf(ranks: Ranks, slots: readonly string[]): string[] {
  return slots.filter((slot) => ranks[slot] == null);
}

/** Give one slot a rank, or take it away with null. */
export function ranked(ranks: Ranks, slots: readonly string[], slot: string, rank: number | null): Ranks {
  const next = { ...ranks, [slot]: rank };
  return unrankedOf(next, slots).length === 0 ? ranksOf(groupsOf(next, slots), slots) : next;
}

/**
 * Move a slot one step up (-1) or down (1): out of its tie first, then past the group beside it.
 *   A | B C | D   C up → A | C | B | D   C down → A | B | C | D   D up → A | D | B C
 * One without a rank comes last.
 */
export function moved(ranks: Ranks, slots: readonly string[], slot: string, step: -1 | 1): Ranks {
  const groups = groupsOf(ranks, slots);
  const at = groups.findIndex((group) => group.includes(slot));
  if (at < 0) return ranksOf([...groups, [slot]], slots);
  const tied = (groups[at]?.length ?? 0) > 1;
  const rest = without(groups, slot);
  const target = tied ? (step < 0 ? at : at + 1) : at + step;
  if (target < 0 || target > rest.length) return ranks;
  return ranksOf([...rest.slice(0, target), [slot], ...rest.slice(target)], slots);
}

/** Let a slot share the rank of the group above it; one without a rank joins the last group. */
export function tied(ranks: Ranks, slots: readonly string[], slot: string): Ranks {
  const groups = groupsOf(ranks, slots);
  const at = groups.findIndex((group) => group.includes(slot));
  if (at === 0) return ranks;
  if (groups.length === 0) return ranksOf([[slot]], slots);
  const above = at < 0 ? groups.length - 1 : at - 1;
  const joined = groups.map((group, index) => {
    const others = group.filter((each) => each !== slot);
    return index === above ? [...others, slot] : others;
  });
  return ranksOf(joined.filter((group) => group.length > 0), slots);
}

/** Where a dragged slot is let go: beside another one, or on it. */
export type Drop = { slot: string; where: "before" | "after" | "with" };

/**
 * Take a slot to where it is let go. On one that has no rank yet, or on nothing, it comes last.
 *   A | B | C   C before A → C | A | B   C with A → A C | B   A after B → B | A | C
 */
export function dropped(ranks: Ranks, slots: readonly string[], slot: string, drop: Drop): Ranks {
  if (drop.slot === slot) return ranks;
  const rest = without(groupsOf(ranks, slots), slot);
  const at = rest.findIndex((group) => group.includes(drop.slot));
  if (at < 0) return ranksOf([...rest, [slot]], slots);
  if (drop.where === "with") return ranksOf(rest.map((group, index) => (index === at ? [...group, slot] : group)), slots);
  const target = drop.where === "before" ? at : at + 1;
  return ranksOf([...rest.slice(0, target), [slot], ...rest.slice(target)], slots);
}

/** Say whether the ranks of all slots run 1, 2, 3 … */
export function isDense(ranks: Ranks, slots: readonly string[]): boolean {
  const groups = groupsOf(ranks, slots);
  return groups.every((group, at) => ranks[group[0] ?? ""] === at + 1);
}

/** The slots that share a slot's rank. */
export function equalsOf(ranks: Ranks, slots: readonly string[], slot: string): string[] {
  const rank = ranks[slot] ?? null;
  return rank === null ? [] : slots.filter((each) => each !== slot && ranks[each] === rank);
}

function without(groups: readonly string[][], slot: string): string[][] {
  return groups.map((group) => group.filter((each) => each !== slot)).filter((group) => group.length > 0);
}

function ranksOf(groups: readonly string[][], slots: readonly string[]): Ranks {
  const place = (slot: string) => groups.findIndex((group) => group.includes(slot));
  return Object.fromEntries(slots.map((slot) => [slot, place(slot) < 0 ? null : place(slot) + 1]));
}
