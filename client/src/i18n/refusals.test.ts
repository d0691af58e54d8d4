// A refusal reaches a person in their own language, whatever the server calls it.
import { describe, expect, it } from "vitest";
import type { Refusal } from "@/api/refusal";
import { explain, KIND_SENTENCES, loadSentences } from "./refusals";
import { REFUSALS } from "./refusalSentences";

const refusal = (change: Partial<Refusal>): Refusal => ({
  kind: "conflict", name: "SeatTaken", message: "Somebody was faster.", facts: {}, status: 409, ...change,
});

await loadSentences();

describe("explain", () => {
  it("translates by name", () => {
    expect(explain(refusal({}), "zh")).toBe("这个名额已有人提交。");
    expect(explain(refusal({}), "en")).toBe("Somebody else has submitted for this seat.");
  });

  it("fills in the facts", () => {
    const wait = refusal({ name: "TooManyAttempts", facts: { retry_after_seconds: 90 } });
    expect(explain(wait, "zh")).toContain("2 分钟");
    expect(explain(wait, "en")).toContain("2 min");
    const incomplete = refusal({ name: "AnswerIncomplete", facts: { problems: [{}, {}] } });
    expect(explain(incomplete, "zh")).toContain("2 处");
  });

  it("falls back to the kind in Chinese and to the server's sentence in English", () => {
    const unknown = refusal({ name: "SomethingNew" });
    expect(explain(unknown, "zh")).toBe(KIND_SENTENCES.conflict.zh);
    expect(explain(unknown, "en")).toBe("Somebody was faster.");
  });

  it("never shows a bare HTTP status", () => {
    const bare = refusal({ kind: "broken", name: "Unnamed", message: "HTTP 502", status: 502 });
    expect(explain(bare, "en")).toBe(KIND_SENTENCES.broken.en);
  });

  it.each(Object.keys(REFUSALS))("%s has a sentence in both languages without facts", (name) => {
    expect(REFUSALS[name]?.zh({})).toMatch(/[\u4e00-\u9fff].*[。？]$/);
    expect(REFUSALS[name]?.en({})).toMatch(/^[A-Z].*\.$/);
  });
});
