// A trial runs like the workbench, on a sample of the kind, and checks what handing in would check.
import { describe, expect, it } from "vitest";
import type { Form } from "@/api/types";
import { KINDS } from "../every";
import { sampleView } from "./samples";
import { firstTrial, reduceTrial } from "./trial";

const TEXT = { zh: "甲", en: "a" };
const FORM: Form = {
  dimensions: [{
    key: "overall", label: TEXT, min: 0, max: 3, weight_bp: 10_000, veto_at: null, anchors: { "0": TEXT, "3": TEXT },
  }],
  strength: 7, reason: { required: true, min_chars: 2 }, answer: { min_chars: 5, max_chars: 100 },
  fields: [{ key: "sure", kind: "confirm", label: TEXT, required: true }],
};
const kinds = Object.values(KINDS);

describe("a trial", () => {
  it.each(kinds)("of $name starts empty, on its first dimension, with nothing marked", (kind) => {
    const trial = firstTrial(kind, FORM, sampleView(kind.name, "zh"));
    expect(trial).toMatchObject({ body: kind.emptyBody(FORM, sampleView(kind.name, "zh")), active: "overall", marked: false, note: null });
  });

  it.each(kinds)("of $name names what is missing, marks it, and falls silent with the next change", (kind) => {
    const trial = firstTrial(kind, FORM, sampleView(kind.name, "zh"));
    const paths = kind.complete(FORM, trial.body, sampleView(kind.name, "zh")).map((each) => each.path);
    const checked = reduceTrial(trial, { do: "check", paths });
    expect(paths.length).toBeGreaterThan(0);
    expect(checked).toMatchObject({ marked: true, note: { is: "missing", paths } });
    expect(reduceTrial(checked, { do: "edit", body: {} })).toMatchObject({ marked: true, note: null });
  });

  it("says that a full answer could be handed in", () => {
    const full = { scores: { overall: 0 }, reason: "理由", fields: { sure: true } };
    const trial = reduceTrial(firstTrial(KINDS.rating, FORM, sampleView("rating", "zh")), { do: "edit", body: full });
    const paths = KINDS.rating.complete(FORM, full, sampleView("rating", "zh")).map((each) => each.path);
    expect(reduceTrial(trial, { do: "check", paths }).note).toEqual({ is: "complete" });
  });

  it("undoes step by step and no further", () => {
    const first = firstTrial(KINDS.rating, FORM, sampleView("rating", "zh"));
    const edited = reduceTrial(first, { do: "edit", body: { reason: "一" } });
    const undone = reduceTrial(edited, { do: "undo" });
    expect(undone.body).toEqual(first.body);
    expect(reduceTrial(undone, { do: "undo" })).toBe(undone);
  });

  it("keeps its own way of reading", () => {
    expect(reduceTrial(firstTrial(KINDS.sft, FORM, sampleView("sft", "zh")), { do: "toggle", which: "raw" }).reading.raw).toBe(true);
  });
});

describe("the sample", () => {
  it.each(kinds)("of $name is in both languages and has an answer to judge", (kind) => {
    const [zh, en] = [sampleView(kind.name, "zh"), sampleView(kind.name, "en")];
    expect(zh.candidates.map((each) => each.slot)).toEqual(en.candidates.map((each) => each.slot));
    expect(zh.candidates.length).toBeGreaterThan(kind.paired ? 1 : kind.name === "prompt" ? -1 : 0);
    expect(zh.candidates[0]?.steps?.length).toBe(kind.name === "steps" ? 5 : undefined);
    expect(en.conversation[0]?.content).not.toBe(zh.conversation[0]?.content);
  });
});
