// Each sentence of the server has one translation, which says everything that the sentence says.
import { describe, expect, it } from "vitest";
import { reasonIn } from "./reasons";
import book from "./reasons.json";

const written = Object.entries({ ...book.sentences, ...book.libraries });
const insides = Object.values(book.holes).flatMap((inside) => Object.entries(inside));
const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([hole]) => hole);
const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => `7${name}7`);

describe("a sentence of the server", () => {
  it.each([
    ["must not be empty", "不能为空"],
    ["must be a whole number from 1 to 5", "应为 1 到 5 的整数"],
    ["must be from 0 to 9, is a very large number", "应在 0 到 9 之间，现为 一个极大的数"],
    ["needs exactly 2, has 1", "需要恰好 2 个候选回答，现有 1 个"],
    ["is not the number of a vendor", "不是标注企业的编号"],
    ["expected str | null, got int", "应为文本或空值，现为整数"],
    ["is not valid JSON: jSON is malformed: expected ':' (byte 7)", "不是有效的 JSON：第 7 字节处应为 :"],
    ["is not valid CSV: ',' expected after '\"'", "不是有效的 CSV：'\"' 之后应为 ','"],
    ["must be one of system, user, is to\nol", "应为以下之一：system, user；现为 to\nol"],
  ])("%s is %s", (en, zh) => expect(reasonIn("zh", en)).toBe(zh));

  it("keeps what a person wrote as it is", () => {
    expect(reasonIn("zh", "is used twice: client")).toBe("重复使用：client");
  });
  it("stays English where it is not known", () => {
    expect(reasonIn("zh", "something new")).toBe("something new");
    expect(reasonIn("zh", "is not readable as Parquet: odd")).toBe("无法作为 Parquet 读取：odd");
  });
  it("is itself in English", () => expect(reasonIn("en", "must not be empty")).toBe("must not be empty"));
});

describe("the list", () => {
  it.each(written)("%s is found and not hidden by another", (en, zh) => {
    expect(reasonIn("zh", filled(en))).toBe(filled(zh));
  });
  it.each([...written, ...insides])("%s gains no hole: %s", (en, zh) => {
    for (const hole of holes(zh)) expect(holes(en)).toContain(hole);
  });
});
