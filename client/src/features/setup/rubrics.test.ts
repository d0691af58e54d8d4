// A kind's form starts from its default or from a shipped rubric, and the page knows whether it still is one.
import { describe, expect, it } from "vitest";
import { firstDraft, missingIn, withDimension, withoutDimension } from "./draft";
import { rubricOf, rubricsFor } from "./rubrics";

const keys = (kind: Parameters<typeof rubricsFor>[0]) => rubricsFor(kind).map((each) => each.key);

describe("the rubrics of a kind", () => {
  it("begin with its default", () => {
    expect(keys("rating")).toEqual(["default", "g3", "g5", "hs5"]);
    expect(keys("comparison")).toEqual(["default", "g3", "g5", "hs5"]);
    expect(keys("sft")).toEqual(["default"]);
  });

  it("keep the kind's rules and bring their dimensions", () => {
    const form = rubricsFor("comparison").find((each) => each.key === "hs5")?.form;
    expect(form).toMatchObject({ strength: 7, reason: { required: true } });
    expect(form?.dimensions.map((each) => each.key)).toEqual(
      ["helpfulness", "correctness", "coherence", "complexity", "verbosity"],
    );
  });

  it.each(["rating", "comparison"] as const)("of %s make 100%% each", (kind) => {
    for (const { form } of rubricsFor(kind)) expect(missingIn("form", { ...firstDraft(kind), form })).toBeNull();
  });

  it("are fresh each time", () => {
    rubricsFor("rating")[1]?.form.dimensions.splice(0);
    expect(rubricsFor("rating")[1]?.form.dimensions).toHaveLength(1);
  });
});

describe("a form", () => {
  it("is its rubric until something in it is changed, and again once that is undone", () => {
    const draft = firstDraft("rating");
    expect(rubricOf("rating", draft.form)).toBe("default");
    const changed = withDimension(draft, 0, { veto_at: 1 });
    expect(rubricOf("rating", changed.form)).toBeNull();
    expect(rubricOf("rating", withDimension(changed, 0, { veto_at: null }).form)).toBe("default");
    expect(rubricOf("rating", withoutDimension(draft, 0).form)).toBeNull();
  });

  it("is known by its rubric", () => {
    for (const { key, form } of rubricsFor("comparison")) expect(rubricOf("comparison", form)).toBe(key);
  });
});
