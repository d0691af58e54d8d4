// A branch is the chosen message at each fork, the newest where nobody chose.
import { describe, expect, it } from "vitest";
import type { DialogueMessage } from "@/api/dialogues";
import { branchOf, towards } from "./tree";

const said = (id: number, parent_id: number | null) => ({ id, parent_id }) as DialogueMessage; // all that a tree looks at
const TREE = [said(1, null), said(2, 1), said(3, 2), said(4, 1), said(5, 4), said(6, null)];
const ids = (chosen = {}) => branchOf(TREE, chosen).map(({ message }) => message.id);

describe("a branch", () => {
  it("is the newest where nobody chose", () => expect(ids()).toEqual([6]));
  it("follows what was chosen, and is the newest below", () => expect(ids({ 0: 1 })).toEqual([1, 4, 5]));
  it("goes where one wants to go", () => expect(ids(towards(TREE, 3, { 0: 6 }))).toEqual([1, 2, 3]));
  it("falls back where the chosen one is gone", () => expect(ids({ 0: 99 })).toEqual([6]));
  it("knows its forks", () => {
    const [first, second] = branchOf(TREE, { 0: 1 });
    expect(first?.fork).toEqual({ at: 1, of: 2, previous: null, next: 6 });
    expect(second?.fork).toEqual({ at: 2, of: 2, previous: 2, next: null });
  });
});
