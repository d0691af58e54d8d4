// Answers seen side by side: all as if their candidates had been shown in the item's own order, so that A is A.
import type { Body, Form } from "@/api/types";
import type { Kind } from "@/kinds/contract";

export type Alike = { body: Body; /** False where the kind cannot, and the answer is as its author saw it. */ inOrder: boolean };

export function asItems(kind: Kind, form: Form, answer: { body: Body; slots: readonly string[] }): Alike {
  const sorted = answer.slots.every((slot, at) => at === 0 || (answer.slots[at - 1] ?? "") <= slot);
  if (kind.inOrder) return { body: kind.inOrder(form, answer.body, answer.slots), inOrder: true };
  return { body: answer.body, inOrder: sorted };
}
