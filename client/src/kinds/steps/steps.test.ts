// Judging steps: what each key makes of the answer, in both modes.
import { describe, expect, it, vi } from "vitest";
import type { Body, Form, View } from "@/api/types";
import { textsOf } from "../contract";
import { kindWords } from "../words";
import { stepsActions } from "./actions";
import { complete, filled, firstErrorAt, judged, readAnswer, restGood } from "./answer";

const EACH: Form = { dimensions: [], mode: "each" };
const FIRST: Form = { dimensions: [], mode: "first_error" };
const VIEW: View = {
  conversation: [{ role: "user", content: "?" }],
  candidates: [{ slot: "A", content: "甲👍。\n乙。\n丙。", steps: [{ start: 0, end: 3 }, { start: 4, end: 6 }, { start: 7, end: 9 }] }],
};

function act(form: Form, key: string, body: Body, active: string | null = null) {
  const tools = { form, view: VIEW, body, change: vi.fn(), active, setActive: vi.fn(), words: kindWords.en, language: "en" as const };
  stepsActions(tools).find((action) => action.keys.includes(key))?.run();
  return { body: tools.change.mock.lastCall?.[0] as Body | undefined, active: tools.setActive.mock.lastCall?.[0] as string | undefined };
}

it("shows the steps instead of the whole answer, cut by characters", () => {
  expect(textsOf(VIEW)).toEqual(["?", "甲👍。", "乙。", "丙。"]);
});

describe("every step", () => {
  it("is judged by 1, 2, 3 and the next one follows", () => {
    expect(act(EACH, "1", {})).toEqual({ body: { labels: [1, null, null], first_error: null, reason: "" }, active: "1" });
    expect(act(EACH, "3", { labels: [1, null, null] }, "1")).toMatchObject({ body: { labels: [1, -1, null], first_error: 1 }, active: "2" });
    expect(act(EACH, "2", { labels: [1, -1, null] }, "2")).toMatchObject({ body: { labels: [1, -1, 0] }, active: "2" });
  });

  it("before the first error is good where it is open, and those after stay", () => {
    expect(firstErrorAt(EACH, { labels: [0, null, 1] }, { at: 2, count: 3 })).toMatchObject({ labels: [0, 1, -1], first_error: 2 });
    expect(firstErrorAt(EACH, { labels: [null, null, 0] }, { at: 0, count: 3 })).toMatchObject({ labels: [-1, null, 0] });
    expect(firstErrorAt(EACH, { labels: [-1, null, 0] }, { at: 1, count: 3 })).toMatchObject({ labels: [1, -1, 0], first_error: 1 });
  });

  it("that is open becomes good at once", () => {
    expect(restGood(EACH, { labels: [-1, null, null] }, 3)).toMatchObject({ labels: [-1, 1, 1], first_error: 0 });
  });

  it("must be judged before the answer is complete", () => {
    expect(complete(EACH, {})).toEqual([{ path: "labels", reason: "missing" }]);
    expect(complete(EACH, judged({}, { at: 0, label: 1, count: 2 }))).toHaveLength(1);
    expect(complete(EACH, { labels: [1, 0] })).toEqual([]);
    expect(filled(EACH, { labels: [1, null, 0] })).toEqual({ done: 2, of: 3 });
  });
});

describe("the first error alone", () => {
  it("ends the labels, and all before it are good", () => {
    expect(act(FIRST, "E", {}, "1").body).toEqual({ labels: [1, -1], first_error: 1, reason: "" });
    expect(act(FIRST, "E", { labels: [1, -1] }, "2").body).toMatchObject({ labels: [1, 1, -1], first_error: 2 });
    expect(act(FIRST, "0", { labels: [1, -1] }).body).toMatchObject({ labels: [1, 1, 1], first_error: null });
  });

  it("is not asked for by digits", () => expect(act(FIRST, "1", {}).body).toBeUndefined());

  it("counts as one field", () => {
    expect(filled(FIRST, {})).toEqual({ done: 0, of: 1 });
    expect(filled(FIRST, { labels: [1, -1] })).toEqual({ done: 1, of: 1 });
  });
});

it("moves with J and K and stays in the list", () => {
  expect([act(EACH, "J", {}).active, act(EACH, "K", {}).active, act(EACH, "J", {}, "2").active]).toEqual(["1", "0", "2"]);
});

it("reads a damaged draft without falling over", () => {
  expect(readAnswer({ labels: [1, "x", 5, -1], first_error: 9 })).toEqual({ labels: [1, null, null, -1], first_error: 3, reason: "" });
});
