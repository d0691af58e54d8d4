// An order with ties by keys alone and by buttons alone: what is stored is what is shown.
import { beforeEach, describe, expect, it } from "vitest";
import type { Body, Form, View } from "@/api/types";
import { kindWords } from "../words";
import { rankingActions } from "./actions";
import { complete, filled, readAnswer } from "./answer";
import { dropped, groupsOf, moved, ranked, tied, type Ranks } from "./order";
import { placeInWords, rankingWords } from "./words";

const FORM = { dimensions: [], reason: { required: false, min_chars: 0 } } as Form;
const SLOTS = ["A", "B", "C", "D", "E"];
const VIEW: View = {
  conversation: [{ role: "user", content: "问" }], candidates: SLOTS.map((slot) => ({ slot, content: `回答 ${slot}`, steps: null })),
};
const NONE: Ranks = { A: null, B: null, C: null, D: null, E: null };
const shown = (ranks: Ranks) => groupsOf(ranks, SLOTS).map((group) => group.join("")).join(" ");
/** "A BC D" → the ranks of that order. */
const order = (text: string): Ranks =>
  ({ ...NONE, ...Object.fromEntries(text.split(" ").flatMap((group, at) => [...group].map((slot) => [slot, at + 1]))) });

describe("a digit", () => {
  it("ranks in whatever order people go through the answers", () => {
    const steps: [string, number][] = [["A", 3], ["B", 1], ["C", 5], ["D", 2], ["E", 4]];
    const ranks = steps.reduce((before, [slot, rank]) => ranked(before, SLOTS, slot, rank), NONE);
    expect(shown(ranks)).toBe("B D A E C");
  });

  it("leaves no gap once every answer has a rank: 1 1 3 5 5 becomes 1 1 2 3 3", () => {
    const ranks = [1, 1, 3, 5, 5].reduce((before, rank, at) => ranked(before, SLOTS, SLOTS[at] ?? "", rank), NONE);
    expect(ranks).toEqual({ A: 1, B: 1, C: 2, D: 3, E: 3 });
  });

  it("takes a rank away with 0", () => expect(ranked(order("A B C D E"), SLOTS, "B", null)["B"]).toBeNull());
});

describe("moving", () => {
  it.each([
    ["A BC D E", "C", -1, "A C B D E"],
    ["A BC D E", "C", 1, "A B C D E"],
    ["A BC D E", "D", -1, "A D BC E"],
    ["A BC D E", "A", 1, "BC A D E"],
    ["A B C D E", "A", -1, "A B C D E"],
    ["A B C D E", "E", 1, "A B C D E"],
    ["ABCDE", "B", -1, "B ACDE"],
    ["A C", "E", -1, "A C E"],
  ] as const)("in %s: %s by %i gives %s", (before, slot, step, after) => {
    expect(shown(moved(order(before), SLOTS, slot, step))).toBe(after);
  });
});

describe("a tie with the one above", () => {
  it.each([
    ["A B C D E", "C", "A BC D E"],
    ["A BC D E", "C", "AC B D E"],
    ["A B C D E", "A", "A B C D E"],
    ["A B", "E", "A BE"],
    ["", "E", "E"],
  ] as const)("in %s: %s gives %s", (before, slot, after) => {
    expect(shown(tied(before ? order(before) : NONE, SLOTS, slot))).toBe(after);
  });
});

describe("five answers with ties", () => {
  let body: Body;
  let active: string;
  beforeEach(() => {
    body = readAnswer({}, SLOTS);
    active = "A";
  });

  function press(...keys: string[]): void {
    for (const key of keys) {
      const actions = rankingActions({
        form: FORM, view: VIEW, body, active, words: kindWords.en, language: "en",
        change: (next) => { body = next; }, setActive: (slot) => { active = slot; },
      });
      actions.find((action) => action.keys.includes(key))?.run();
    }
  }

  it("are ranked by keys alone", () => {
    press("2", "J", "1", "J", "2", "J", "4", "J", "3"); // A2 B1 C2 D4 E3
    expect(shown(readAnswer(body, SLOTS).ranks)).toBe("B AC E D");
    press("Alt+ArrowUp", "K", "="); // E goes above the tie, D joins it
    expect(shown(readAnswer(body, SLOTS).ranks)).toBe("B E ACD");
    expect(complete(FORM, body, VIEW)).toEqual([]);
    expect(body).toEqual({ ranks: { A: 3, B: 1, C: 3, D: 3, E: 2 }, none_good: false, reason: "" });
  });

  it("are ranked by buttons alone", () => {
    const run = (step: (ranks: Ranks) => Ranks) => { body = { ...body, ranks: step(readAnswer(body, SLOTS).ranks) }; };
    for (const slot of ["B", "E", "A", "C", "D"]) run((ranks) => moved(ranks, SLOTS, slot, 1)); // "Place"
    run((ranks) => tied(ranks, SLOTS, "C"));
    run((ranks) => tied(ranks, SLOTS, "D"));
    expect(shown(readAnswer(body, SLOTS).ranks)).toBe("B E ACD");
    expect(complete(FORM, body, VIEW)).toEqual([]);
  });

  it("go from answer to answer and stay in the list", () => {
    press("K");
    expect(active).toBe("A");
    press("J", "J", "J", "J", "J", "J");
    expect(active).toBe("E");
  });

  it("can all be called bad, and back", () => {
    press("N");
    expect(body["none_good"]).toBe(true);
    press("N");
    expect(body["none_good"]).toBe(false);
  });

  it("are counted one by one", () => {
    press("1", "J", "2");
    expect(filled(FORM, body, VIEW)).toEqual({ done: 2, of: 5 });
  });
});

describe("what is said aloud", () => {
  it("names the rank and the equals", () => {
    expect(placeInWords(rankingWords.en, 2, ["A", "C"])).toBe("rank 2, equal to A, C");
    expect(placeInWords(rankingWords.zh, 1, [])).toBe("第 1 名");
    expect(rankingWords.zh.status("B", placeInWords(rankingWords.zh, null, []))).toBe("回答 B：未排");
  });
});

describe("a row that is dragged", () => {
  const three = { A: 1, B: 2, C: 3 };
  const slots = ["A", "B", "C"];
  it("goes between two rows", () => {
    expect(dropped(three, slots, "C", { slot: "A", where: "before" })).toEqual({ A: 2, B: 3, C: 1 });
    expect(dropped(three, slots, "A", { slot: "B", where: "after" })).toEqual({ A: 2, B: 1, C: 3 });
  });
  it("shares the rank of the row that it is let go on", () => {
    expect(dropped(three, slots, "C", { slot: "A", where: "with" })).toEqual({ A: 1, B: 2, C: 1 });
  });
  it("comes last on a row without a rank, and stays where it is on itself", () => {
    expect(dropped({ A: 1, B: null, C: null }, slots, "C", { slot: "B", where: "before" })).toEqual({ A: 1, B: null, C: 2 });
    expect(dropped(three, slots, "C", { slot: "C", where: "with" })).toBe(three);
  });
});
