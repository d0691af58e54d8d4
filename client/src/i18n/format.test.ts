// Money, shares and times read as people in each language write them.
import { describe, expect, it } from "vitest";
import { ago, basisPoints, dateTime, decimal, duration, money, number, share } from "./format";

describe("money", () => {
  it("is yuan with two decimals from whole fen", () => {
    expect(money(520, "zh")).toBe("¥5.20");
    expect(money(520, "en")).toBe("¥5.20");
    expect(money(123_456_789, "zh")).toBe("¥1,234,567.89");
  });

  it("keeps the sign of a deduction", () => {
    expect(money(-50, "zh")).toBe("-¥0.50");
  });
});

describe("numbers", () => {
  it("group thousands", () => expect(number(4862, "zh")).toBe("4,862"));
  it("show a share with at most one decimal, and a dash for none", () => {
    expect(share(0.9344, "zh")).toBe("93.4%");
    expect(share(1, "en")).toBe("100%");
    expect(share(null, "zh")).toBe("—");
  });
  it("read basis points as per cent", () => expect(basisPoints(2500, "en")).toBe("25%"));
  it("show a statistic with three decimals", () => {
    expect(decimal(0.7125)).toBe("0.713");
    expect(decimal(null)).toBe("—");
  });
});

describe("times", () => {
  it("show a duration as hours and minutes", () => {
    expect(duration(6720)).toBe("1:52");
    expect(duration(59)).toBe("0:00");
  });
  it("show an instant in the reader's own zone", () => {
    const iso = "2026-11-24T09:41:07+08:00";
    const hour = String(new Date(iso).getHours()).padStart(2, "0");
    expect(dateTime(iso, "zh")).toContain(`${hour}:41`);
    expect(dateTime(iso, "en")).toContain("2026");
  });
  it("say how long ago", () => {
    const now = Date.parse("2026-11-24T10:00:00Z");
    expect(ago("2026-11-24T09:57:00Z", now, "en")).toBe("3 minutes ago");
    expect(ago("2026-11-24T07:00:00Z", now, "zh")).toBe("3小时前");
  });
});
