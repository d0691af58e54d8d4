// A domain pack fills in what its field needs, kind by kind, and asks for its certificate.
import { describe, expect, it } from "vitest";
import { firstDraft, weightSum } from "./draft";
import { PACKS, packOf, withPack } from "./packs";
import { KIND_NAMES } from "./templates";

const medicine = PACKS[0] ?? null;

describe("a domain pack", () => {
  it.each(KIND_NAMES)("of a %s project brings certificate and guideline", (kind) => {
    const draft = withPack(firstDraft(kind), medicine, "zh");
    expect(draft.skill).toBe("medicine");
    expect(draft.guideline_md).toContain("医疗领域要求");
    expect(packOf(draft)?.key).toBe("medicine");
    expect([0, 10_000]).toContain(weightSum(draft));
  });

  it("gives dimensions, labels or a checklist by the kind", () => {
    expect(withPack(firstDraft("rating"), medicine, "zh").form.dimensions[0]?.key).toBe("medical_safety");
    expect(withPack(firstDraft("spans"), medicine, "zh").form.labels?.[0]?.key).toBe("dose");
    expect(withPack(firstDraft("rubric"), medicine, "zh").form.criteria?.map((each) => each.must)).toEqual([true, true, false]);
  });

  it("goes again without a trace", () => {
    const first = firstDraft("rating");
    expect(withPack(withPack(first, medicine, "en"), null, "en")).toEqual(first);
    expect(packOf(first)).toBeNull();
  });
});
