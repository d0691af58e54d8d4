// Writing a conversation: what each step makes of the turns, and which of them wait for a word afterwards.
import { describe, expect, it, vi } from "vitest";
import type { Body, Form, View } from "@/api/types";
import { kindWords } from "../words";
import { conversationActions } from "./actions";
import { complete, emptyBody, filled, readAnswer, type Turn } from "./answer";
import { originOf } from "./origin";
import { added, allKept, cutAfter, moved, removed, weighed, written } from "./turns";

const FORM: Form = { dimensions: [], given: "draft", turns: { min: 2, max: 6 }, answer: { min_chars: 2, max_chars: 100 } };
const VIEW: View = {
  conversation: [{ role: "system", content: "系统" }, { role: "user", content: "问一" }, { role: "assistant", content: "答一" }, { role: "user", content: "问二" }],
  candidates: [{ slot: "A", content: "答二", steps: null }],
};
const turn = (role: Turn["role"], content: string): Turn => ({ role, content, weight: role === "assistant" ? 1 : 0, source: null });
const TURNS = [turn("user", "问一"), turn("assistant", "答一"), turn("user", "问二"), turn("assistant", "答二")];
const said = (turns: readonly Turn[]) => turns.map((each) => each.content + (each.stale ? "*" : ""));

function press(key: string, turns: Turn[], active = "0") {
  const tools = {
    form: FORM, view: VIEW, body: { turns, note: "" } as Body, change: vi.fn(), active, setActive: vi.fn(), words: kindWords.en, language: "en" as const,
  };
  const action = conversationActions(tools).find((each) => each.keys.includes(key));
  if (action?.enabled !== false) action?.run();
  const body = tools.change.mock.lastCall?.[0] as Body | undefined;
  return { turns: body && readAnswer(body).turns, active: tools.setActive.mock.lastCall?.[0] as string | undefined };
}

describe("what a person starts from", () => {
  it("is the whole draft, without the system's turn", () => {
    expect(said(emptyBody(FORM, VIEW).turns)).toEqual(["问一", "答一", "问二", "答二"]);
    expect(emptyBody(FORM, VIEW).turns.map((each) => each.source)).toEqual([0, 1, 2, 3].map((at) => ({ from: "item", at })));
  });

  it("is the draft of the next turn after a fixed beginning, and nothing for a scenario", () => {
    expect(emptyBody({ ...FORM, given: "fixed" }, VIEW).turns).toMatchObject([{ role: "assistant", content: "答二", source: { at: 0 } }]);
    expect(emptyBody({ ...FORM, given: "scenario" }, VIEW).turns).toEqual([{ role: "user", content: "", weight: 0, source: null }]);
  });
});

describe("a change", () => {
  it("of a turn marks those after it, and clears its own mark", () => {
    expect(said(written(TURNS, 1, "新"))).toEqual(["问一", "新", "问二*", "答二*"]);
    expect(said(written(written(TURNS, 1, "新"), 2, "新问"))).toEqual(["问一", "新", "新问", "答二*"]);
    expect(said(written([...TURNS, turn("user", "")], 0, "新"))).toEqual(["新", "答一*", "问二*", "答二*", ""]);
  });

  it("of the order, or a turn taken out, marks what follows", () => {
    expect(said(moved(TURNS, 0, 1))).toEqual(["答一", "问一", "问二*", "答二*"]);
    expect(said(removed(TURNS, 1))).toEqual(["问一", "问二*", "答二*"]);
    expect(said(cutAfter(TURNS, 1))).toEqual(["问一", "答一"]);
    expect(said(moved(TURNS, 3, 1))).toEqual(said(TURNS));
  });

  it("adds a turn of the other speaker", () => {
    expect(added(TURNS, 1, "user")[2]).toMatchObject({ role: "user", content: "" });
    expect(added([], -1, "assistant")[0]).toMatchObject({ role: "assistant", weight: 1 });
  });

  it("of the weight is for the assistant's turns alone", () => {
    expect([weighed(TURNS, 1)[1]?.weight, weighed(TURNS, 0)[0]?.weight]).toEqual([0, 0]);
  });
});

describe("the keys", () => {
  it("add after the active turn and go there", () => expect(press("A", TURNS, "1")).toMatchObject({ turns: { length: 5 }, active: "2" }));
  it("move the active turn and stay on it", () => expect(press("Alt+ArrowDown", TURNS, "1").active).toBe("2"));
  it("confirm one and go to the next that waits", () => {
    const changed = written(TURNS, 0, "新");
    const { turns, active } = press("V", changed, "1");
    expect(said(turns ?? [])).toEqual(["新", "答一", "问二*", "答二*"]);
    expect(active).toBe("2");
  });
  it("never delete the only turn", () => expect(press("Delete", [turn("user", "问")]).turns).toBeUndefined());
});

describe("a conversation", () => {
  const paths = (turns: Turn[]) => complete(FORM, { turns, note: "" }).map((each) => `${each.path} ${each.reason}`);
  it("is complete when it alternates, ends with the assistant and nothing waits", () => expect(paths(TURNS)).toEqual([]));
  it("names what waits, and nothing after all is confirmed", () => {
    expect(paths(written(TURNS, 2, "新问"))).toEqual(["turns[3].stale stale"]);
    expect(paths(allKept(written(TURNS, 2, "新问")))).toEqual([]);
  });
  it("names a speaker out of turn, and an end that is the user's", () => {
    expect(paths([turn("assistant", "答一"), turn("assistant", "答二")])).toEqual(["turns[0].role same_role", "turns[1].role same_role"]);
    expect(paths(TURNS.slice(0, 3))).toEqual(["turns[2].role last_role"]);
  });
  it("counts what is written and does not wait", () => expect(filled(FORM, { turns: written(TURNS, 2, "新问") })).toEqual({ done: 3, of: 4 }));
  it("is read from a damaged draft without falling over", () => {
    expect(readAnswer({ turns: [{ role: "x", content: 4, weight: 9, source: { from: "item" } }, "y"] }).turns).toEqual([turn("user", "")]);
  });
  it("knows where a turn comes from", () => {
    expect(originOf({ ...turn("user", "甲"), source: { from: "item", at: 0 } }, "乙")).toBe("edited");
    expect(originOf(turn("user", "甲"), null)).toBe("person");
  });
});
