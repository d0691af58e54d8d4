// Nobody makes a project whose form they have not tried; and which certificate a stored one stands for.
import { describe, expect, it } from "vitest";
import { firstDraft, withDimension, withKind, withNewDimension } from "./draft";
import { rubricsFor } from "./rubrics";
import { domainWords } from "./domainWords";
import { choiceOf, OTHER, SKILLS } from "./skills";
import { awaitsTrial, shapeOf } from "./trialGate";

const draft = firstDraft("rating");
const tried = shapeOf(draft);

describe("the gate", () => {
  it("stands before every step after the first", () => {
    expect((["kind", "form", "terms", "guideline"] as const).map((step) => awaitsTrial(step, draft, null)))
      .toEqual([false, true, true, true]);
    expect(awaitsTrial("guideline", draft, tried)).toBe(false);
  });

  it("opens again for words and weights without another trial", () => {
    const reworded = withDimension(draft, 0, { label: { zh: "事实", en: "Facts" }, weight_bp: 1, veto_at: 2 });
    expect(awaitsTrial("form", reworded, tried)).toBe(false);
  });

  it.each([
    ["another kind", withKind(draft, "comparison")],
    ["another rubric", { ...draft, form: rubricsFor("rating")[1]?.form ?? draft.form }],
    ["a new dimension", withNewDimension(draft, { zh: "新", en: "New" })],
    ["another scale", withDimension(draft, 0, { max: 3 })],
    ["other points of the preference", { ...draft, form: { ...draft.form, strength: 3 } }],
  ])("wants a trial of %s", (_, changed) => expect(awaitsTrial("form", changed, tried)).toBe(true));
});

describe("the certificate", () => {
  it("is none, a known domain, or another", () => {
    expect(["", "medicine", OTHER]).toEqual([null, "medicine", "dialect-min-nan"].map(choiceOf));
    expect(SKILLS).not.toContain(OTHER);
  });

  it.each(SKILLS)("%s says who may take part", (skill) => {
    expect(domainWords.zh.domains[skill]).toBeTruthy();
    expect(domainWords.en.domains[skill]).toBeTruthy();
  });
});
