// A project's draft starts usable but for its names, and says what is missing.
import { describe, expect, it } from "vitest";
import { firstDraft, missingIn, weightSum, withDimension, withKind, withNewDimension, withoutDimension } from "./draft";

const label = { zh: "新维度", en: "New dimension" };

describe("a project's draft", () => {
  it("starts with the kind's form, whose weights make 100%", () => {
    const draft = firstDraft("comparison");
    expect(draft.form.strength).toBe(7);
    expect(weightSum(draft)).toBe(10_000);
    expect(missingIn("form", draft)).toBeNull();
    expect(missingIn("kind", draft)).toBe("title");
  });

  it("changes form and guideline with the kind and keeps what was typed", () => {
    const draft = withKind({ ...firstDraft("comparison"), title: "甲", title_en: "A" }, "sft");
    expect(draft).toMatchObject({ kind: "sft", title: "甲", form: { dimensions: [], answer: { min_chars: 20 } } });
    expect(missingIn("form", draft)).toBeNull();
    expect(missingIn("kind", draft)).toBeNull();
  });

  it("wants weights that make 100% again after a change", () => {
    const draft = withoutDimension(firstDraft("rating"), 0);
    expect(missingIn("form", draft)).toBe("weights");
    const mended = withDimension(draft, 0, { weight_bp: (draft.form.dimensions[0]?.weight_bp ?? 0) + 10_000 - weightSum(draft) });
    expect(missingIn("form", mended)).toBeNull();
  });

  it("gives a new dimension a key nobody has", () => {
    const draft = withNewDimension(withNewDimension(firstDraft("rating"), label), label);
    const keys = draft.form.dimensions.map((each) => each.key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("does not share its template with the next draft", () => {
    const draft = firstDraft("rating");
    draft.form.dimensions.length = 0;
    expect(firstDraft("rating").form.dimensions.length).toBeGreaterThan(0);
  });
});
