// What a verdict needs before it can be sent, and what survives a change of mind.
import { describe, expect, it } from "vitest";
import type { Inspection } from "@/api/types";
import { loadKind } from "@/kinds/catalog";
import { firstState, missingOf, reduce, type Event, type State } from "./state";

await loadKind("sft");

const INSPECTION = {
  answer_id: 1, project: { id: 1, kind: "sft", title: "t", title_en: "t", form: { dimensions: [], answer: { min_chars: 2, max_chars: 9 } } },
  item_id: 1, view: { conversation: [], candidates: [] }, language: "zh", domain: "everyday", body: { text: "原文", note: "" },
  revision: 1, slots_hidden: true, history: [], held_until: "2026-01-01T00:00:00Z", author_alias: "p-1", waiting: 3,
} as unknown as Inspection; // the fields that the page reads
const run = (...events: Event[]): State =>
  [{ do: "start", projectId: 1 } as Event, { do: "take", inspection: INSPECTION } as Event, ...events].reduce(reduce, firstState());
const caseOf = (state: State) => {
  if (state.page.is !== "inspecting") throw new Error(state.page.is);
  return state.page.case;
};
const missing = (...events: Event[]) => missingOf(caseOf(run(...events)));

describe("a verdict", () => {
  it("of pass can be sent as it is", () => expect(missing({ do: "judge", verdict: "pass" })).toBeNull());
  it("has to be chosen", () => expect(missing()).toBe("verdict"));

  it.each(["return", "void"] as const)("of %s needs a reason", (verdict) => {
    expect(missing({ do: "judge", verdict })).toBe("codes");
    expect(missing({ do: "judge", verdict }, { do: "mark", code: "format" })).toBeNull();
    expect(missing({ do: "judge", verdict }, { do: "mark", code: "format" }, { do: "mark", code: "format" })).toBe("codes");
  });

  it("of fix needs a change that is complete", () => {
    const fix: Event = { do: "judge", verdict: "fix_and_pass" };
    expect(missing(fix)).toBe("fix_unchanged");
    expect(missing(fix, { do: "fix", body: { text: "", note: "" } })).toBe("fix_incomplete");
    expect(missing(fix, { do: "fix", body: { text: "改过", note: "" } })).toBeNull();
  });

  it("keeps a fix while another verdict is looked at", () => {
    const state = run(
      { do: "judge", verdict: "fix_and_pass" }, { do: "fix", body: { text: "改过", note: "" } },
      { do: "judge", verdict: "pass" }, { do: "judge", verdict: "fix_and_pass" },
    );
    expect(caseOf(state).fixed).toEqual({ text: "改过", note: "" });
  });

  it("does not let the answer be changed under another verdict", () => {
    expect(caseOf(run({ do: "judge", verdict: "pass" }, { do: "fix", body: { text: "x" } })).fixed).toBeNull();
  });

  it("goes on with the next answer of the same project", () => {
    expect(run({ do: "settle" })).toMatchObject({ done: 1, page: { is: "opening", projectId: 1 } });
  });
});
