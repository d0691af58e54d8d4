// What a person can do to the answer; each step gives a new one and leaves the old one as it was.
import { blank, isWritten, type Answer, type Entry } from "./answer";

export function changed(answer: Answer, at: number, step: (entry: Entry) => Entry): Answer {
  return { ...answer, replies: answer.replies.map((each, place) => (place === at ? step(each) : each)) };
}

export function withText(answer: Answer, at: number, text: string): Answer {
  return changed(answer, at, (each) => (isWritten(each) ? { ...each, text } : each));
}

export function withNext(answer: Answer, at: number, step: (next: string[]) => string[]): Answer {
  return changed(answer, at, (each) => (isWritten(each) ? { ...each, next: step(each.next) } : each));
}

export function added(answer: Answer): Answer {
  return { ...answer, replies: [...answer.replies, blank()], ordered: false };
}

/** Only what the person wrote can go; what stood there stays. */
export function removed(answer: Answer, at: number): Answer {
  const entry = answer.replies[at];
  return entry && isWritten(entry) ? { ...answer, replies: answer.replies.filter((_, place) => place !== at) } : answer;
}

/** Move a reply up or down; whoever moves one has looked at the order. */
export function moved(answer: Answer, at: number, by: -1 | 1): Answer {
  const replies = [...answer.replies];
  const [one, other] = [replies[at], replies[at + by]];
  if (!one || !other) return answer;
  replies[at] = other;
  replies[at + by] = one;
  return { ...answer, replies, ordered: true };
}

/** Give a message a label, or take it back with null. */
export function labelled(answer: Answer, target: string, key: string, value: number | null): Answer {
  const { [key]: _, ...rest } = answer.labels[target] ?? {};
  const given = value === null ? rest : { ...rest, [key]: value };
  const { [target]: __, ...others } = answer.labels;
  return { ...answer, labels: Object.keys(given).length > 0 ? { ...others, [target]: given } : others };
}
