// Side by side, A is the same candidate for all, however each author saw them.
import { describe, expect, it } from "vitest";
import type { Body, Form } from "@/api/types";
import { KINDS } from "@/kinds/every";
import { asItems, startFrom } from "./asItems";

const FORM = {
  dimensions: [{ key: "accuracy", label: { zh: "准", en: "a" }, min: 1, max: 5, weight_bp: 10000, veto_at: null, anchors: {} }],
  strength: 7, reason: { required: true, min_chars: 1 },
} as Form;
const BODY = { preference: 2, ratings: { A: { accuracy: 5 }, B: { accuracy: 1 } }, reason: "甲好" };

describe("a comparison", () => {
  it("that was seen the other way round changes sides", () => {
    expect(asItems(KINDS.comparison, FORM, { body: BODY, slots: ["c2", "c1"] })).toEqual({
      body: { preference: 6, ratings: { A: { accuracy: 1 }, B: { accuracy: 5 } }, reason: "甲好" }, is: "turned",
    });
  });

  it("that was seen in order stays, and so does one seen the other way round twice", () => {
    const once = asItems(KINDS.comparison, FORM, { body: BODY, slots: ["c2", "c1"] }).body;
    expect(asItems(KINDS.comparison, FORM, { body: BODY, slots: ["c1", "c2"] }).body).toEqual(BODY);
    expect(asItems(KINDS.comparison, FORM, { body: once, slots: ["c2", "c1"] }).body).toEqual(BODY);
  });

  it("that is the same either way stays in the middle", () => {
    expect(asItems(KINDS.comparison, FORM, { body: { ...BODY, preference: 4 }, slots: ["c2", "c1"] }).body["preference"]).toBe(4);
  });
});

describe("a verdict and an order", () => {
  const turned = (kind: "gsb" | "ranking", body: Body, slots: string[]) => asItems(KINDS[kind], FORM, { body, slots });

  it.each([["A", "B"], ["B", "A"], ["same", "same"]])("of %s, seen the other way round, is %s", (verdict, then) => {
    expect(turned("gsb", { verdict, reason: "" }, ["c2", "c1"]).body).toEqual({ verdict: then, reason: "" });
  });

  it("of three goes with its candidates", () => {
    const body = { ranks: { A: 1, B: 2, C: 3 }, none_good: true, reason: "甲好" };
    expect(turned("ranking", body, ["c3", "c1", "c2"])).toEqual({
      body: { ...body, ranks: { A: 2, B: 3, C: 1 } }, is: "turned",
    });
  });
});

describe("a final answer that starts from one", () => {
  it("takes the reason along only where its letters mean the same", () => {
    const seen = (slots: string[]) => startFrom(asItems(KINDS.comparison, FORM, { body: BODY, slots }));
    expect(seen(["c1", "c2"])["reason"]).toBe("甲好");
    expect(seen(["c2", "c1"])).toMatchObject({ preference: 6, reason: "" });
  });
});

describe("a kind that cannot turn its answers", () => {
  it("says so where they were not in order", () => {
    const body = { text: "甲" };
    expect(asItems(KINDS.sft, FORM, { body, slots: [] })).toEqual({ body, is: "as seen" });
    expect(asItems(KINDS.sft, FORM, { body, slots: ["c2", "c1"] })).toEqual({ body, is: "not turned" });
  });
});
