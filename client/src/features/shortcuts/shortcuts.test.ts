// Every key can be changed, no two can end on one place, and no page uses a key that the list does not have.
import { describe, expect, it } from "vitest";
import type { Form, KindName } from "@/api/types";
import type { Action } from "@/lib/keys/action";
import { actionFor } from "@/lib/keys/guard";
import { isSingleKey, ownPrinted, shortcutOf, type KeyPress } from "@/lib/keys/shortcut";
import { KINDS } from "@/kinds/every";
import { sampleView } from "@/kinds/trial/samples";
import { kindWords } from "@/kinds/words";
import defaults from "../../../../src/qilou/kinds/forms.json";
import { judge, moved, placeOf } from "./changing";
import { ROWS } from "./everyKey";

const press = (over: Partial<KeyPress>): KeyPress => ({
  key: "", code: "", keyCode: 0, isComposing: false, repeat: false, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...over,
});
const Y = press({ key: "y", code: "KeyY" });
const F = press({ key: "f", code: "KeyF" });
const ASK: Action = { id: "ask", label: "Ask", keys: ["F"], run: () => undefined };
const found = (of: KeyPress, own: Record<string, string>, target: EventTarget = document.body) =>
  actionFor(of, [ASK], { target, singleKeys: true, own })?.id;

describe("a key that was changed", () => {
  it("acts from its new place and not from the old one", () => {
    expect([found(F, {}), found(Y, { F: "Y" }), found(F, { F: "Y" })]).toEqual(["ask", "ask", undefined]);
  });
  it("does nothing once it is switched off", () => expect(found(F, { F: "" })).toBeUndefined());
  it("still belongs to the text where somebody types, and to an input method", () => {
    expect(found(Y, { F: "Y" }, document.createElement("textarea"))).toBeUndefined();
    expect(found({ ...Y, isComposing: true }, { F: "Y" })).toBeUndefined();
  });
  it("is printed on its control, also within a row of digits", () => {
    expect([ownPrinted("F", { F: "Shift+Y" }), ownPrinted("X", { F: "Y" }), ownPrinted("F", { F: "" })]).toEqual(["⇧Y", "X", ""]);
    expect([ownPrinted("Shift+1–3", {}), ownPrinted("1–3", { "2": "H" })]).toEqual(["⇧1–3", "1 H 3"]);
  });
});

describe("changing a key", () => {
  it("takes a free place", () => {
    expect(judge("F", "H", {})).toEqual({ is: "free" });
    expect(moved("F", "H", {})).toEqual({ F: "H" });
  });
  it("names what is there already, and lets the two change places", () => {
    expect(judge("F", "X", {})).toEqual({ is: "clash", with: "X" });
    const own = moved("F", "X", {});
    expect(own).toEqual({ F: "X", X: "F" });
    expect(moved("F", "F", own)).toEqual({});
  });
  it("never takes what belongs to browsers, input methods and text", () => {
    const presses = [
      press({ key: " ", code: "Space", shiftKey: true }), press({ key: " ", code: "Space", ctrlKey: true }), press({ key: ".", code: "Period", ctrlKey: true }),
      press({ key: ",", code: "Comma", ctrlKey: true }), ...["w", "t", "n", "l", "d"].map((key) => press({ key, code: `Key${key.toUpperCase()}`, ctrlKey: true })),
      press({ key: "Enter", code: "Enter" }), press({ key: "ArrowUp", code: "ArrowUp" }), press({ key: "F5", code: "F5" }),
    ];
    expect(presses.map((each) => judge("F", shortcutOf(each), {}).is)).toEqual(presses.map(() => "refused"));
  });
  it("keeps all places apart, whatever is changed in whatever order", () => {
    let own: Record<string, string> = {};
    for (const [at, row] of ROWS.entries()) own = moved(row.key, ROWS[(at * 7 + 3) % ROWS.length]?.key ?? "H", own);
    const places = ROWS.map((row) => placeOf(row.key, own));
    expect(new Set(places).size).toBe(places.length);
  });
});

describe("the list of keys", () => {
  const listed = new Set(ROWS.map((row) => row.key));
  it("has each once", () => expect(listed.size).toBe(ROWS.length));
  it("has every single key of every kind", () => expect([...keysOfKinds()].filter((key) => !listed.has(key))).toEqual([]));
  it("has every single key that a page names", () => {
    const sources = import.meta.glob(["../../**/*.ts", "../../**/*.tsx", "!../../**/*.test.ts"], { query: "?raw", import: "default", eager: true });
    const named = Object.values(sources).flatMap((text) => [...String(text).matchAll(/keys: \[("[^\]]+")\]/g)]);
    const keys = named.flatMap((match) => (match[1] ?? "").split(",").map((each) => each.trim().replaceAll('"', "")));
    expect(keys.length).toBeGreaterThan(40);
    expect(keys.filter((key) => isSingleKey(key) && !listed.has(key))).toEqual([]);
  });
});

function keysOfKinds(): Set<string> {
  const actions = Object.entries(KINDS).flatMap(([name, kind]) => {
    const { with_dimensions, ...rules } = defaults.kinds[name as KindName];
    const form = { ...rules, dimensions: with_dimensions ? defaults.dimensions : "dimensions" in rules ? rules.dimensions : [] } as unknown as Form; // the server's own
    const view = sampleView(name as KindName, "zh");
    const none = () => undefined;
    return kind.actions({ form, view, body: kind.emptyBody(form, view), change: none, active: null, setActive: none, words: kindWords.zh, language: "zh" });
  });
  return new Set(actions.flatMap((action) => action.keys).filter(isSingleKey));
}
