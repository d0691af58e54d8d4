// What changed in a guideline is found section by section.
import { describe, expect, it } from "vitest";
import { changesOf, placesOf, sectionsOf } from "./sections";

const OLD = "# 规范\n\n先读题。\n\n## 准确\n\n看事实，也看出处。\n\n## 语气\n\n礼貌。";
const NEW = "# 规范\n\n先读题。\n\n## 准确\n\n看事实和数字，也看原文出处。\n\n## 常见疑问\n\n并列选中间。";

describe("a guideline", () => {
  it("is cut at its headings, but not inside code", () => {
    expect(sectionsOf("引言\n# 一 #\n甲\n```\n# 不是标题\n```\n## 二\n")).toEqual([
      { heading: "", text: "引言" }, { heading: "一", text: "甲\n```\n# 不是标题\n```" }, { heading: "二", text: "" },
    ]);
  });

  it("shows which sections changed, came and went, in order", () => {
    expect(changesOf(OLD, NEW).map(({ heading, is }) => [heading, is])).toEqual([
      ["规范", "same"], ["准确", "changed"], ["语气", "removed"], ["常见疑问", "added"],
    ]);
  });

  it("counts the places: two words put in, a section gone, a section new", () => {
    expect(changesOf(OLD, NEW).map((each) => each.places)).toEqual([0, 2, 1, 1]);
    expect(placesOf(changesOf(OLD, NEW))).toBe(4);
    expect(placesOf(changesOf(OLD, OLD))).toBe(0);
  });

  it("counts a replaced word as one place", () => {
    expect(placesOf(changesOf("# a\n我喜欢 cats", "# a\n我爱 cats"))).toBe(1);
  });

  it("tells two sections of one name apart by their order", () => {
    expect(changesOf("# 例\n一\n# 例\n二", "# 例\n一\n# 例\n三").map((each) => each.is)).toEqual(["same", "changed"]);
  });
});
