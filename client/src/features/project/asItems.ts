// Answers seen side by side: all as if their candidates had been shown in the item's own order, so that A is A.
// Surprise: what an author wrote in words cannot be turned. "A is better" stays, and means the one they saw as A.
import type { Body, Form } from "@/api/types";
import type { Kind } from "@/kinds/contract";

export type Alike = {
  body: Body;
  /** As the author saw it, turned into the item's order, or left as seen because the kind cannot turn it. */
  is: "as seen" | "turned" | "not turned";
};

export function asItems(kind: Kind, form: Form, answer: { body: Body; slots: readonly string[] }): Alike {
  const inOrder = answer.slots.every((slot, at) => at === 0 || (answer.slots[at - 1] ?? "") <= slot);
  if (inOrder) return { body: answer.body, is: "as seen" };
  if (kind.inOrder) return { body: kind.inOrder(form, answer.body, answer.slots), is: "turned" };
  return { body: answer.body, is: "not turned" };
}

/** What a final answer may start from: a reason whose letters mean other candidates is not taken along. */
export function startFrom({ body, is }: Alike): Body {
  return is === "turned" && "reason" in body ? { ...body, reason: "" } : body;
}
