// Every dictionary says the same things in both languages. A missing key is a type error already; here also
// empty words, words left untranslated, and sentences that take different facts are found.
import { describe, expect, it } from "vitest";
import { named, titled, type Words } from "./words";

type Leaf = { path: string; value: unknown };
const files = import.meta.glob<Record<string, Words<object>>>("../**/{*Words,words,names}.ts", { eager: true });
const pairs = Object.entries(files).flatMap(([file, exports]) =>
  Object.entries(exports)
    .filter(([, words]) => typeof words === "object" && "zh" in words && "en" in words)
    .map(([name, words]) => ({ name: `${file} ${name}`, words })),
);

describe("dictionaries", () => {
  it("are found in every feature", () => {
    expect(pairs.length).toBeGreaterThan(12);
  });

  it.each(pairs)("$name says everything in both languages", ({ words }) => {
    const zh = leaves(words.zh);
    const en = leaves(words.en);
    expect(en.map((leaf) => leaf.path).sort()).toEqual(zh.map((leaf) => leaf.path).sort());
    for (const leaf of [...zh, ...en]) expect(leaf.value, leaf.path).not.toBe("");
  });

  it.each(pairs)("$name takes the same facts in both languages", ({ words }) => {
    const arity = (leaf: Leaf) => (typeof leaf.value === "function" ? leaf.value.length : -1);
    const zh = Object.fromEntries(leaves(words.zh).map((leaf) => [leaf.path, arity(leaf)]));
    const en = Object.fromEntries(leaves(words.en).map((leaf) => [leaf.path, arity(leaf)]));
    expect(en).toEqual(zh);
  });
});

describe("names of rows", () => {
  it("are English only when there is an English form", () => {
    expect(titled({ title: "比较", title_en: "Compare" }, "en")).toBe("Compare");
    expect(titled({ title: "比较", title_en: "" }, "en")).toBe("比较");
    expect(named({ name: "甲", name_en: "A" }, "zh")).toBe("甲");
  });
});

function leaves(value: unknown, path = ""): Leaf[] {
  if (typeof value !== "object" || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}
