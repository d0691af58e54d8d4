// Good, Same, Bad by keys: one key is the whole answer where no reason is asked for.
import { describe, expect, it } from "vitest";
import type { Body, Form, View } from "@/api/types";
import { kindWords } from "../words";
import { gsbActions } from "./actions";
import { complete, filled, readAnswer } from "./answer";

const VIEW: View = {
  conversation: [], candidates: [{ slot: "A", content: "甲", steps: null }, { slot: "B", content: "乙", steps: null }],
};
const form = (required: boolean) => ({ dimensions: [], reason: { required, min_chars: 4 } }) as Form;

function pressed(key: string, body: Body = {}): Body {
  let next = body;
  gsbActions({
    form: form(false), view: VIEW, body, active: null, setActive: () => undefined, words: kindWords.zh, language: "zh",
    change: (changed) => { next = changed; },
  }).find((action) => action.keys.includes(key))?.run();
  return next;
}

describe("a verdict", () => {
  it.each([["1", "A"], ["2", "same"], ["3", "B"], ["0", null]])("key %s says %s", (key, verdict) => {
    expect(pressed(key, { verdict: "A", reason: "写了一半" })).toEqual({ verdict, reason: "写了一半" });
  });

  it("is the whole answer where no reason is asked for", () => {
    expect(complete(form(false), pressed("2"))).toEqual([]);
    expect(filled(form(false), pressed("2"))).toEqual({ done: 1, of: 1 });
    expect(complete(form(false), {}).map((each) => each.path)).toEqual(["verdict"]);
  });

  it("needs a reason where the form does", () => {
    expect(complete(form(true), pressed("1")).map((each) => each.path)).toEqual(["reason"]);
    expect(filled(form(true), pressed("1"))).toEqual({ done: 1, of: 2 });
  });

  it("that nobody knows is none", () => expect(readAnswer({ verdict: "good" }).verdict).toBeNull());
});
