// What a person can do to the turns; each step gives new turns and leaves the old ones as they were.
import { blank, weightOf, type Role, type Source, type Turn } from "./answer";

/** Write a turn's text. What was said after it may no longer fit, so it is marked until somebody has looked. */
export function written(turns: readonly Turn[], at: number, content: string): Turn[] {
  return turns.map((turn, place) => {
    if (place === at) return fresh({ ...turn, content });
    return place > at && turn.content.trim() ? { ...turn, stale: true } : turn;
  });
}

/** Put in a model's text; it fits what stands before it. */
export function generated(turns: readonly Turn[], at: number, { content, source }: { content: string; source: Source }): Turn[] {
  return turns.map((turn, place) => (place === at ? fresh({ ...turn, content, source }) : turn));
}

/** Add an empty turn after a place (-1: at the top), of the other role than the turn before it. */
export function added(turns: readonly Turn[], after: number, first: Role): Turn[] {
  const before = turns[after];
  const role = before ? other(before.role) : first;
  return [...turns.slice(0, after + 1), blank(role), ...turns.slice(after + 1)];
}

export function removed(turns: readonly Turn[], at: number): Turn[] {
  return marked(turns.filter((_, place) => place !== at), at);
}

/** Move a turn up or down; past the ends it stays. */
export function moved(turns: readonly Turn[], at: number, by: -1 | 1): Turn[] {
  const turn = turns[at];
  const neighbour = turns[at + by];
  if (!turn || !neighbour) return [...turns];
  const next = turns.map((each, place) => (place === at ? neighbour : place === at + by ? turn : each));
  return marked(next, Math.min(at, at + by) + 2);
}

export function swapped(turns: readonly Turn[], at: number): Turn[] {
  return turns.map((turn, place) => (place === at ? { ...turn, role: other(turn.role), weight: weightOf(other(turn.role)) } : turn));
}

/** Say whether a model should learn from the turn; a user's turn is never learned. */
export function weighed(turns: readonly Turn[], at: number): Turn[] {
  return turns.map((turn, place) => (place === at && turn.role === "assistant" ? { ...turn, weight: turn.weight === 1 ? 0 : 1 } : turn));
}

export function kept(turns: readonly Turn[], at: number): Turn[] {
  return turns.map((turn, place) => (place === at ? fresh(turn) : turn));
}

export function allKept(turns: readonly Turn[]): Turn[] {
  return turns.map(fresh);
}

/** Keep the turns up to a place and drop the rest. */
export function cutAfter(turns: readonly Turn[], at: number): Turn[] {
  return turns.slice(0, at + 1);
}

function marked(turns: readonly Turn[], from: number): Turn[] {
  return turns.map((turn, place) => (place >= from && turn.content.trim() ? { ...turn, stale: true } : turn));
}

function fresh({ role, content, weight, source }: Turn): Turn {
  return { role, content, weight, source };
}

function other(role: Role): Role {
  return role === "user" ? "assistant" : "user";
}
