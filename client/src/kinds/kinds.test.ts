// What the client calls complete must be what the server takes, kind by kind.
import { describe, expect, it, vi } from "vitest";
import type { Form, KindName, View } from "@/api/types";
import { clashes } from "@/lib/keys/guard";
import { KINDS } from "./every";
import { neighbour, nextOpen } from "./dimensions";
import { countChars, fieldName } from "./problems";
import { total } from "./rating/answer";
import { indented } from "./sft/indent";
import { kindWords } from "./words";
import taken from "../../../src/qilou/kinds/fields/keys.json";

const TEXT = { zh: "甲", en: "a" };
const dimension = (key: string, over = {}) => ({
  key, label: { zh: `${key}度`, en: key }, min: 1, max: 5, weight_bp: 5000, veto_at: null, anchors: { "1": TEXT, "5": TEXT }, ...over,
});
const FORM: Form = {
  dimensions: [dimension("accuracy", { weight_bp: 6000 }), dimension("style", { weight_bp: 4000, veto_at: 1 })],
  strength: 7, reason: { required: true, min_chars: 4 }, answer: { min_chars: 5, max_chars: 10 },
  labels: [{ key: "logic", label: TEXT }], severities: [{ key: "minor", label: TEXT, points: 1 }, { key: "major", label: TEXT, points: 5 }], mode: "each",
  given: "scenario", turns: { min: 2, max: 4 },
  criteria: [{ key: "cites", label: TEXT, weight_bp: 10_000, must: false, scale: null }], partly: true, not_applicable: true, notes: true,
  errors: [{ key: "other", label: TEXT }],
} as Form;
const STEPS = [{ start: 0, end: 3 }, { start: 3, end: 4 }];
const VIEW: View = {
  conversation: [{ role: "user", content: "问" }], candidates: ["A", "B", "C"].map((slot) => ({ slot, content: "草稿。完", steps: STEPS })),
  criteria: null,
  trace: [{ type: "call", text: "", name: "search", arguments: "{}" }, { type: "result", text: "无", name: null, arguments: null }],
};
const REPLY = { content: "答", generation: 1, state: "done", rating: "good" };
const FULL: Record<KindName, Record<string, unknown>> = {
  sft: { text: "五个字的答", note: "" },
  conversation: { turns: [{ role: "user", content: "问", weight: 0, source: null }, { role: "assistant", content: "五个字的答", weight: 1, source: null }], note: "" },
  prompt: { prompts: [{ text: "五个字的问", tags: {} }], note: "" },
  tree: { replies: [{ text: "五个字的答", next: [] }, { slot: "C" }, { slot: "A" }, { slot: "B" }], ordered: true, labels: { parent: { logic: 1 } }, note: "" },
  comparison: { preference: 2, ratings: { A: { accuracy: 4, style: 3 }, B: { accuracy: 2, style: 2 } }, reason: "理由充分" },
  rating: { scores: { accuracy: 4, style: 3 }, reason: "理由充分" },
  gsb: { verdict: "same", reason: "理由充分" },
  ranking: { ranks: { A: 2, B: 1, C: 2 }, none_good: false, reason: "理由充分" },
  spans: { spans: [], no_errors: true, reason: "理由充分" },
  steps: { labels: [1, -1], first_error: 1, reason: "理由充分" },
  dialogue: { rounds: [{ user: "问", only: REPLY }], scores: { accuracy: 4, style: 3 }, reason: "理由充分" },
  arena: { rounds: [{ user: "问", A: REPLY, B: { ...REPLY, content: "", state: "failed" } }], vote: "A", strength: 2, reason: "理由充分" },
  rubric: { checks: Object.fromEntries(["A", "B", "C"].map((slot) => [slot, { cites: { value: "no", note: "没有出处" } }])), own: null, reason: "理由充分" },
  trace: { steps: [{ label: "wrong", error: "other" }, null], first_error: 0, goal: "missed", scores: { accuracy: 4, style: 3 }, reason: "理由充分" },
  form: {},
  safety: { verdict: "unsafe", risks: ["a1f"], prompt_risks: [], severity: 2, illegal: false, evidence: [], reason: "理由充分" },
};
const paths = (name: KindName, body: Record<string, unknown>) => KINDS[name].complete(FORM, body, VIEW).map((each) => each.path);

describe("a full answer", () => {
  it.each(Object.entries(FULL))("of %s has no problem", (name, body) => expect(paths(name as KindName, body)).toEqual([]));
});

describe("an empty answer", () => {
  it.each([
    ["sft", ["text"]],
    ["conversation", ["turns", "turns[0].content", "turns[0].role"]],
    ["prompt", ["prompts[0].text"]],
    ["tree", ["replies[3].text", "ordered"]],
    ["comparison", ["ratings.A.accuracy", "ratings.B.accuracy", "ratings.A.style", "ratings.B.style", "reason", "preference"]],
    ["rating", ["scores.accuracy", "scores.style", "reason"]],
    ["gsb", ["reason", "verdict"]],
    ["ranking", ["ranks.A", "ranks.B", "ranks.C", "reason"]],
    ["spans", ["spans", "reason"]],
    ["steps", ["labels", "reason"]],
    ["dialogue", ["rounds", "scores.accuracy", "scores.style", "reason"]],
    ["arena", ["rounds", "vote", "reason"]],
    ["safety", ["verdict", "reason"]],
    ["rubric", ["checks.A.cites.value", "checks.B.cites.value", "checks.C.cites.value", "reason"]],
    ["trace", ["steps", "goal", "scores.accuracy", "scores.style", "reason"]],
  ] as const)("of %s names every field to fill", (name, expected) => {
    expect(paths(name, KINDS[name].emptyBody(FORM, VIEW))).toEqual(expected);
    expect(KINDS[name].filled(FORM, KINDS[name].emptyBody(FORM, VIEW), VIEW).done).toBe(0);
  });
});

describe("a damaged answer", () => {
  it.each([
    ["rating", { ...FULL.rating, scores: { accuracy: 6, style: 3 } }, "scores.accuracy"],
    ["rating", { ...FULL.rating, scores: { accuracy: 2.5, style: 3 } }, "scores.accuracy"],
    ["rating", { ...FULL.rating, reason: "  短  " }, "reason"],
    ["spans", { ...FULL.spans, no_errors: false }, "spans"],
    ["steps", { ...FULL.steps, labels: [1, null] }, "labels"],
    ["steps", { ...FULL.steps, labels: [1, 7] }, "labels"],
    ["comparison", { ...FULL.comparison, preference: 8 }, "preference"],
    ["comparison", { ...FULL.comparison, ratings: { A: FULL.rating["scores"] } }, "ratings.B.accuracy"],
    ["gsb", { ...FULL.gsb, verdict: "good" }, "verdict"],
    ["dialogue", { ...FULL.dialogue, rounds: [{ user: "问", only: { ...REPLY, rating: "fine" } }] }, "replies"],
    ["dialogue", { ...FULL.dialogue, rounds: [{ user: "问", only: null }] }, "running"],
    ["arena", { ...FULL.arena, vote: "c1" }, "vote"],
    ["arena", { ...FULL.arena, strength: 4 }, "strength"],
    ["arena", { ...FULL.arena, rounds: [{ user: "问", A: REPLY, B: null }] }, "running"],
    ["ranking", { ...FULL.ranking, ranks: { A: 1, B: 2 } }, "ranks.C"],
    ["ranking", { ...FULL.ranking, ranks: { A: 1, B: 3, C: 3 } }, "ranks"],
    ["ranking", { ...FULL.ranking, ranks: { A: 1, B: 4, C: 2 } }, "ranks.B"],
    ["prompt", { prompts: [{ text: "五个字的问", tags: {} }, { text: "五个字的问 ", tags: {} }] }, "prompts[1].text"],
    ["prompt", { prompts: [] }, "prompts"],
    ["tree", { ...FULL.tree, replies: [{ text: "五个字的答" }, { text: "五个字的答" }] }, "replies[1].text"],
    ["tree", { ...FULL.tree, replies: [{ text: "草稿。完 " }, { slot: "A" }] }, "replies[0].text"],
    ["tree", { ...FULL.tree, ordered: false }, "ordered"],
    ["sft", { text: "   四个字 " }, "text"],
    ["sft", { text: "一二三四五六七八九十一" }, "text"],
  ] as const)("of %s is refused at its field: %j", (name, body, path) => expect(paths(name, body)).toContain(path));

  it("lets a reason be empty where none is required", () => {
    const form = { ...FORM, reason: { required: false, min_chars: 4 } } as Form;
    expect(KINDS.rating.complete(form, { ...FULL.rating, reason: "" }, VIEW)).toEqual([]);
  });
});

describe("keys", () => {
  it.each(Object.values(KINDS))("of $name do not clash", (kind) => {
    const tools = {
      form: FORM, view: VIEW, body: kind.emptyBody(FORM, VIEW), change: vi.fn(), active: null, setActive: vi.fn(),
      words: kindWords.zh, language: "zh" as const,
    };
    expect(clashes(kind.actions(tools))).toEqual([]);
  });

  const fromZero = { ...FORM, dimensions: FORM.dimensions.map((each) => ({ ...each, min: 0 })) } as Form;
  const toolsOf = (form: Form, change = vi.fn()) => ({
    form, view: VIEW, body: {}, change, active: null, setActive: vi.fn(), words: kindWords.zh, language: "zh" as const,
  });

  it.each(Object.values(KINDS))("of $name do not clash on a scale from 0", (kind) => {
    expect(clashes(kind.actions(toolsOf(fromZero)))).toEqual([]);
  });

  it.each(Object.values(KINDS))("of $name that are letters are those that the form check knows", (kind) => {
    const letters = kind.actions({ ...toolsOf(FORM), body: kind.emptyBody(FORM, VIEW) }).flatMap((each) => each.keys).filter((key) => /^[A-Z]$/.test(key));
    const known = { ...taken.all, ...(taken as Record<string, Record<string, string>>)[kind.name] };
    expect(letters.filter((letter) => !(letter in known))).toEqual([]);
  });

  it("give 0 where the scale has it, and clear with Backspace there", () => {
    const change = vi.fn();
    const by = (form: Form, key: string) => KINDS.rating.actions(toolsOf(form, change)).find((each) => each.keys.includes(key));
    by(fromZero, "0")?.run();
    expect(change).toHaveBeenCalledWith({ scores: { accuracy: 0, style: null }, reason: "" });
    expect([by(fromZero, "Backspace")?.id, by(FORM, "0")?.id]).toEqual(["clear", "clear"]);
  });

  it("score the active dimension and move on to the next open one", () => {
    const change = vi.fn();
    const setActive = vi.fn();
    const actions = KINDS.rating.actions({
      form: FORM, view: VIEW, body: {}, change, active: null, setActive, words: kindWords.zh, language: "zh",
    });
    actions.find((action) => action.keys.includes("4"))?.run();
    expect(change).toHaveBeenCalledWith({ scores: { accuracy: 4, style: null }, reason: "" });
    expect(setActive).toHaveBeenCalledWith("style");
  });
});

describe("dimensions", () => {
  it("move one by one and stay in the list", () => {
    expect([neighbour(FORM, null, 1), neighbour(FORM, "style", 1), neighbour(FORM, "accuracy", -1)])
      .toEqual(["style", "style", "accuracy"]);
  });

  it("stay where a side is still open", () => {
    expect(nextOpen(FORM, "accuracy", [{ accuracy: 3, style: null }, { accuracy: null, style: null }])).toBe("accuracy");
    expect(nextOpen(FORM, "style", [{ accuracy: null, style: 1 }])).toBe("accuracy");
  });

  it("weigh to a total, and a veto makes it nothing", () => {
    expect(total(FORM, { accuracy: 4, style: 3 })).toEqual({ is: "known", value: 3.6 });
    expect(total(FORM, { accuracy: 4, style: 1 })).toEqual({ is: "vetoed" });
    expect(total(FORM, { accuracy: 4, style: null })).toEqual({ is: "open" });
  });

  it("are named in problems", () => {
    const tools = { language: "zh", words: kindWords.zh } as const;
    expect(fieldName(FORM, "ratings.A.style", tools)).toBe("style度 A");
    expect(fieldName(FORM, "scores.style", tools)).toBe("style度");
    expect(fieldName(FORM, "reason", tools)).toBe("理由");
    expect(fieldName(FORM, "ranks.B", tools)).toBe("回答 B");
  });
});

describe("texts", () => {
  it("are counted in characters, not in code units", () => expect(countChars("𠮷野家👍")).toBe(4));

  it.each([
    ["ab", 1, 1, false, { text: "  ", start: 1, end: 1 }],
    ["a\nb", 0, 3, false, { text: "  a\n  b", start: 0, end: 3 }],
    ["  a\n b", 1, 6, true, { text: "a\nb", start: 0, end: 6 }],
  ] as const)("are indented by Tab: %j", (value, start, end, back, expected) => {
    expect(indented(value, start, end, back)).toEqual(expected);
  });
});
