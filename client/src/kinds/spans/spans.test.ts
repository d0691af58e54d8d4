// @vitest-environment jsdom
// Marking errors by keyboard: a selection becomes a span of the source, and the marks keep their order.
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Body, Form, View } from "@/api/types";
import { leavesOf, renderHtml } from "@/lib/render/engine";
import { colour, uncolour } from "@/lib/render/highlight";
import { placesOf } from "@/lib/render/places";
import { kindWords } from "../words";
import { spansActions } from "./actions";
import { found, quoted, unitsOf } from "./anchor";
import { penalty, readAnswer, withNone, withSpan, withoutSpan, type Span } from "./answer";
import { moveCaret } from "./caret";
import { readMode, writeMode } from "./mode";
import { hide, show } from "./shown";
import { spans } from "./kind";

const TEXT = { zh: "甲", en: "A" };
const FORM: Form = {
  dimensions: [], labels: [{ key: "factual", label: TEXT }, { key: "logic", label: TEXT }],
  severities: [{ key: "minor", label: TEXT, points: 1 }, { key: "major", label: TEXT, points: 5 }, { key: "critical", label: TEXT, points: 25 }],
};
const SOURCE = "👍🏽 水在 **90 ℃** 沸腾，因为 $x^2$ 与 `a = 1` 都错。";
const VIEW: View = { conversation: [{ role: "user", content: "?" }], candidates: [{ slot: "A", content: SOURCE, steps: null }] };

function spanOf(quote: string, over: Partial<Span> = {}): Span {
  const from = SOURCE.indexOf(quote);
  return { ...quoted(SOURCE, { from, to: from + quote.length }), label: "factual", severity: "minor", note: "", ...over };
}

function page(source: string) {
  const host = document.createElement("div");
  document.body.append(host);
  host.innerHTML = renderHtml(source, "zh");
  return { host, map: () => placesOf(host, leavesOf(source)) };
}

function act(key: string, body: Body, active: string | null = null) {
  const tools = { form: FORM, view: VIEW, body, change: vi.fn(), active, setActive: vi.fn(), words: kindWords.zh, language: "zh" as const };
  spansActions(tools).find((action) => action.keys.includes(key))?.run();
  return { body: tools.change.mock.lastCall?.[0] as Body | undefined, mode: readMode((tools.setActive.mock.lastCall?.[0] as string) ?? null) };
}

afterEach(() => {
  getSelection()?.removeAllRanges();
  document.body.innerHTML = "";
});

describe("a span", () => {
  it("counts characters as the server does", () => {
    const span = spanOf("90 ℃");
    expect([...SOURCE].slice(span.start, span.end).join("")).toBe("90 ℃");
    expect(span.prefix.endsWith("水在 **")).toBe(true);
    expect(span.suffix.startsWith("** 沸腾")).toBe(true);
  });

  it("never cuts a character in two", () => {
    const span = quoted("a👍b", { from: 2, to: 3 });
    expect(span).toMatchObject({ quote: "👍", start: 1, end: 2, prefix: "a", suffix: "b" });
    expect(unitsOf("👍a", 2)).toBe(3);
    expect(quoted(`${"👍".repeat(60)}x${"👍".repeat(60)}`, { from: 120, to: 121 })).toMatchObject({ prefix: "👍".repeat(24), suffix: "👍".repeat(24) });
  });

  it.each(["90 ℃", "**90 ℃** 沸腾，因为 $x^2$ 与 `a = 1`", "$x^2$", "👍🏽"])("of %j is found where it was made", (quote) => {
    const place = found(SOURCE, spanOf(quote));
    expect(place && SOURCE.slice(place.from, place.to)).toBe(quote);
  });

  it("is found again by its quote when it says a wrong place, and never invented", () => {
    const moved = { ...spanOf("90 ℃"), start: 1, end: 5 };
    const place = found(SOURCE, moved);
    expect(place && SOURCE.slice(place.from, place.to)).toBe("90 ℃");
    expect(found(SOURCE, { ...moved, quote: "91 ℃" })).toBeNull();
    expect(found("aXaXa", { ...moved, quote: "a", prefix: "", suffix: "", start: 1, end: 2 })).toBeNull();
  });
});

describe("marks", () => {
  it("stand in the order of the text", () => {
    const first = withSpan({}, spanOf("沸腾"));
    const second = withSpan(first.body, spanOf("90 ℃"));
    expect([first.at, second.at]).toEqual([0, 0]);
    expect(readAnswer(second.body).spans.map((span) => span.quote)).toEqual(["90 ℃", "沸腾"]);
  });

  it("of one place and label are one", () => {
    const twice = withSpan(withSpan({}, spanOf("90 ℃")).body, spanOf("90 ℃", { severity: "major" }));
    expect(readAnswer(twice.body).spans.map((span) => span.severity)).toEqual(["major"]);
    expect(readAnswer(withSpan(twice.body, spanOf("90 ℃", { label: "logic" })).body).spans).toHaveLength(2);
  });

  it("take back that there is no error, and are not overruled by it", () => {
    expect(withNone({}, true)).toMatchObject({ no_errors: true });
    expect(withSpan(withNone({}, true), spanOf("沸腾")).body).toMatchObject({ no_errors: false });
    expect(withNone(withSpan({}, spanOf("沸腾")).body, true)).toMatchObject({ no_errors: false });
  });

  it("sum to a penalty", () => {
    expect(penalty(FORM, [spanOf("沸腾"), spanOf("90 ℃"), spanOf("$x^2$", { severity: "major" })])).toBe(7);
  });

  it("survive a damaged draft", () => {
    expect(readAnswer({ spans: [null, 3, { start: "x" }, { start: 1, end: 2 }], no_errors: "yes" }).spans).toHaveLength(1);
  });

  it("are a complete answer together with nothing else", () => {
    expect(spans.complete(FORM, withSpan({}, spanOf("沸腾")).body, VIEW)).toEqual([]);
    expect(spans.complete(FORM, withoutSpan(withSpan({}, spanOf("沸腾")).body, 0), VIEW)).toEqual([{ path: "spans", reason: "missing" }]);
  });
});

describe("keys", () => {
  const two = withSpan(withSpan({}, spanOf("90 ℃")).body, spanOf("沸腾")).body;
  const on = (at: number) => writeMode({ is: "on", at });

  it("mark what is selected across bold, formula and code", () => {
    const { host, map } = page(SOURCE);
    show({ root: host, source: SOURCE, places: map() });
    getSelection()?.setBaseAndExtent(host.querySelector("strong")?.firstChild ?? host, 0, host.querySelector("code")?.firstChild ?? host, 1);
    const { mode } = act("M", {});
    const stretch = mode.is === "labelling" ? mode.stretch : null;
    expect(stretch && SOURCE.slice(stretch.from, stretch.to)).toBe("90 ℃** 沸腾，因为 $x^2$ 与 `a");
    hide(host);
  });

  it("say so when nothing is selected, or choose anew for the active mark", () => {
    expect(act("M", two).mode).toEqual({ is: "nothing selected" });
    expect(act("M", two, on(1)).mode).toMatchObject({ is: "labelling", replaces: 1 });
  });

  it("go round the marks in both directions", () => {
    expect([act("N", two).mode, act("N", two, on(1)).mode, act("Shift+N", two).mode]).toEqual([{ is: "on", at: 0 }, { is: "on", at: 0 }, { is: "on", at: 1 }]);
  });

  it("remove and grade the active mark only", () => {
    expect(readAnswer(act("Delete", two, on(0)).body ?? {}).spans.map((span) => span.quote)).toEqual(["沸腾"]);
    expect(readAnswer(act("3", two, on(1)).body ?? {}).spans.map((span) => span.severity)).toEqual(["minor", "critical"]);
    expect(act("Delete", two).body).toBeUndefined();
    expect(act("3", two, "accuracy").body).toBeUndefined();
  });

  it("of the caret select in text that cannot be edited", () => {
    const { host } = page("一二三");
    const press = (key: string, shiftKey = false) => moveCaret({ key, shiftKey, ctrlKey: false, metaKey: false, altKey: false }, host);
    expect(press("ArrowDown")).toBe(false);
    expect(press("ArrowRight")).toBe(true);
    expect(getSelection()?.focusOffset).toBe(0);
    expect(press("x")).toBe(false);
  });
});

describe("colouring without the browser's help", () => {
  it("wraps the marks, is seen through by the map, and leaves the page as it was", () => {
    const { host, map } = page(SOURCE);
    const before = host.innerHTML;
    const stretch = found(SOURCE, spanOf("90 ℃** 沸腾，因为 $x^2$ 与 `a"));
    const inner = found(SOURCE, spanOf("沸腾"));
    const places = colour(host, ["a", "b"], [{ name: "a", stretch: stretch ?? { from: 0, to: 0 } }, { name: "b", stretch: inner ?? { from: 0, to: 0 } }], map);
    const marked = [...host.querySelectorAll('mark[data-mark="a"]')].map((mark) => mark.textContent).join("");
    expect(marked).toBe("90 ℃ 沸腾，因为  与 a");
    expect(host.querySelector("math")?.getAttribute("data-mark")).toBe("a");
    expect(host.querySelector('mark mark[data-mark="b"], mark[data-mark="b"]')?.textContent).toBe("沸腾");
    expect(places.map(({ from, to }) => SOURCE.slice(from, to)).join("")).toContain("沸腾");
    uncolour(host, ["a", "b"]);
    expect(host.innerHTML).toBe(before);
  });
});
