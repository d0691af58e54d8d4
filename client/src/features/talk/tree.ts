// The messages of a dialogue as a tree. What is on the screen is one branch: at each fork the chosen message, or the
// newest where nobody has chosen.
import type { DialogueMessage } from "@/api/dialogues";

export type Chosen = Readonly<Record<number, number>>; // the parent's id (0: the beginning) to the chosen child's
export type Fork = { at: number; of: number; previous: number | null; next: number | null };
export type Placed = { message: DialogueMessage; fork: Fork };

export function branchOf(messages: readonly DialogueMessage[], chosen: Chosen): Placed[] {
  const children = childrenOf(messages);
  const branch: Placed[] = [];
  for (let parent = 0; ;) {
    const siblings = children.get(parent) ?? [];
    const message = siblings.find((each) => each.id === chosen[parent]) ?? siblings.at(-1);
    if (!message) return branch;
    branch.push({ message, fork: forkOf(siblings, message) });
    parent = message.id;
  }
}

/** Choose so that this message is on the screen. */
export function towards(messages: readonly DialogueMessage[], id: number, chosen: Chosen): Chosen {
  const byId = new Map(messages.map((each) => [each.id, each]));
  const next: Record<number, number> = { ...chosen };
  for (let message = byId.get(id); message; message = message.parent_id === null ? undefined : byId.get(message.parent_id)) {
    next[message.parent_id ?? 0] = message.id;
  }
  return next;
}

function childrenOf(messages: readonly DialogueMessage[]): Map<number, DialogueMessage[]> {
  const found = new Map<number, DialogueMessage[]>();
  for (const message of messages) {
    const parent = message.parent_id ?? 0;
    found.set(parent, [...(found.get(parent) ?? []), message]);
  }
  return found;
}

function forkOf(siblings: readonly DialogueMessage[], message: DialogueMessage): Fork {
  const at = siblings.indexOf(message);
  return { at: at + 1, of: siblings.length, previous: siblings[at - 1]?.id ?? null, next: siblings[at + 1]?.id ?? null };
}
