// One key handler for everything: what a press does, and all the presses that must do nothing.
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Action } from "./action";
import { actionFor, clashes } from "./guard";
import { isPressed, isSingleKey, isTaken, type KeyPress } from "./shortcut";

const press = (over: Partial<KeyPress>): KeyPress => ({
  key: "", code: "", keyCode: 0, isComposing: false, repeat: false,
  ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...over,
});
const ENTER = press({ key: "Enter", code: "Enter", keyCode: 13 });
const ONE = press({ key: "1", code: "Digit1", keyCode: 49 });
const ACTIONS: Action[] = [
  { id: "submit", label: "Submit", keys: ["Enter"], run: vi.fn() },
  { id: "submit-now", label: "Submit", keys: ["Mod+Enter"], inText: true, run: vi.fn() },
  { id: "leave", label: "Leave", keys: ["Escape"], inText: true, run: vi.fn() },
  { id: "one", label: "One", keys: ["1"], run: vi.fn() },
  { id: "next", label: "Next", keys: ["J"], repeats: true, run: vi.fn() },
];

function found(of: KeyPress, target: EventTarget | null = document.body, singleKeys = true): string | undefined {
  return actionFor(of, ACTIONS, { target, singleKeys })?.id;
}

function element(html: string): Element {
  document.body.innerHTML = html;
  return document.body.firstElementChild ?? document.body;
}

afterEach(() => {
  document.body.innerHTML = "";
});

describe("a key press", () => {
  it("finds its action", () => {
    expect(found(ENTER)).toBe("submit");
    expect(found({ ...ENTER, ctrlKey: true })).toBe("submit-now");
    expect(found({ ...ENTER, metaKey: true })).toBe("submit-now");
    expect(found(ONE)).toBe("one");
  });

  it("does not act twice while it is held, except where moving on is meant", () => {
    expect(found({ ...ENTER, repeat: true })).toBeUndefined();
    expect(found({ ...ENTER, repeat: true, ctrlKey: true })).toBeUndefined();
    expect(found(press({ key: "j", code: "KeyJ", repeat: true }))).toBe("next");
  });

  it("does nothing when single keys are off, while Enter still submits", () => {
    expect(found(ONE, document.body, false)).toBeUndefined();
    expect(found(ENTER, document.body, false)).toBe("submit");
  });
});

describe("an input method", () => {
  it.each([
    ["while composing", { isComposing: true }],
    ["with the code sent after a composition", { keyCode: 229 }],
    ["with Ctrl while composing", { isComposing: true, ctrlKey: true }],
    ["with Ctrl and the late code", { keyCode: 229, ctrlKey: true }],
  ])("keeps its Enter %s", (_when, over) => {
    expect(found({ ...ENTER, ...over }, element("<textarea></textarea>"))).toBeUndefined();
    expect(found({ ...ENTER, ...over })).toBeUndefined();
  });

  it("keeps its digits and letters", () => {
    expect(found({ ...ONE, isComposing: true })).toBeUndefined();
    expect(found(press({ key: "Process", code: "KeyJ", keyCode: 229 }))).toBeUndefined();
  });
});

describe("typing", () => {
  it.each([["<textarea></textarea>"], ["<input>"], ["<input type=number>"], ["<select></select>"]])(
    "in %s is never an action", (html) => {
      expect(found(ONE, element(html))).toBeUndefined();
      expect(found(ENTER, element(html))).toBeUndefined();
    },
  );

  it("still lets Ctrl+Enter submit and Escape leave", () => {
    const area = element("<textarea></textarea>");
    expect(found({ ...ENTER, ctrlKey: true }, area)).toBe("submit-now");
    expect(found(press({ key: "Escape" }), area)).toBe("leave");
  });
});

describe("Enter on a focused control", () => {
  it.each([
    ["<button>x</button>"], ["<a href='#'>x</a>"], ["<input type=radio>"], ["<div role=tab>x</div>"],
    ["<summary>x</summary>"],
  ])("does only what %s does", (html) => {
    expect(found(ENTER, element(html))).toBeUndefined();
    expect(found(ONE, element(html))).toBe("one");
  });
});

describe("shortcuts", () => {
  it("go by the key's place for digits and punctuation", () => {
    expect(isPressed("?", press({ key: "？", code: "Slash", shiftKey: true }))).toBe(true);
    expect(isPressed("[", press({ key: "【", code: "BracketLeft" }))).toBe(true);
    expect(isPressed("Shift+1", press({ key: "！", code: "Digit1", shiftKey: true }))).toBe(true);
    expect(isPressed("Alt+1", press({ key: "¡", code: "Digit1", altKey: true }))).toBe(true);
  });

  it("treat the number pad as digits, unless NumLock makes it arrows", () => {
    expect(isPressed("4", press({ key: "4", code: "Numpad4" }))).toBe(true);
    expect(isPressed("4", press({ key: "ArrowLeft", code: "Numpad4" }))).toBe(false);
  });

  it("want exactly their modifiers", () => {
    expect(isPressed("1", press({ ...ONE, shiftKey: true }))).toBe(false);
    expect(isPressed("S", press({ key: "s", code: "KeyS", ctrlKey: true }))).toBe(false);
    expect(isPressed("1", press({ ...ONE, ctrlKey: true, altKey: true }))).toBe(false);
  });

  it("know single keys and keys nobody may take", () => {
    expect([isSingleKey("Shift+1"), isSingleKey("?"), isSingleKey("Mod+S"), isSingleKey("Enter")])
      .toEqual([true, true, false, false]);
    expect([isTaken("Mod+W"), isTaken("Mod+Space"), isTaken("Mod+Enter")]).toEqual([true, true, false]);
  });
});

describe("clashes", () => {
  it("are named, so that a page with two meanings for one key cannot pass its test", () => {
    expect(clashes(ACTIONS)).toEqual([]);
    expect(clashes([...ACTIONS, { id: "other", label: "", keys: ["1"], run: vi.fn() }])).toEqual(["1: one, other"]);
  });
});
