// Only what can be returned is chosen, and only what is shown is sent.
import { describe, expect, it } from "vitest";
import type { AnswerState, ProjectAnswer } from "@/api/types";
import { allToggled, MOST_AT_ONCE, standing, toggled } from "./selection";

const row = (id: number, state: AnswerState = "accepted"): ProjectAnswer => ({
  id, item_id: id, preview: "", language: "zh", domain: "law", person_alias: "p-1", state, revision: 1, submitted_at: "",
  disagreement: null,
});

describe("choosing answers", () => {
  it("adds one and takes it away again", () => {
    expect([...toggled(toggled(new Set(), 1), 2)]).toEqual([1, 2]);
    expect([...toggled(new Set([1, 2]), 1)]).toEqual([2]);
  });

  it("of a page leaves out what cannot be returned, and undoes itself", () => {
    const rows = [row(1), row(2, "void"), row(3, "submitted"), row(4, "in_review"), row(5, "returned")];
    expect([...allToggled(new Set(), rows)]).toEqual([1, 3]);
    expect([...allToggled(new Set([1, 3]), rows)]).toEqual([]);
    expect([...allToggled(new Set([1]), rows)]).toEqual([1, 3]);
  });

  it("stops at what one call takes", () => {
    const many = Array.from({ length: MOST_AT_ONCE + 5 }, (_, at) => row(at + 1));
    expect(allToggled(new Set(), many).size).toBe(MOST_AT_ONCE);
    expect(toggled(allToggled(new Set(), many), MOST_AT_ONCE + 1).size).toBe(MOST_AT_ONCE);
  });

  it("sends nothing that the list does not show any more", () => {
    expect(standing(new Set([1, 2, 9]), [row(1), row(2, "returned"), row(3)])).toEqual([1]);
  });
});
