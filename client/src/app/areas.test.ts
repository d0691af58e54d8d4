// What a person sees follows from their permits alone.
import { expect, it } from "vitest";
import type { Me, Permit } from "@/api/types";
import { areasOf } from "./areas";
import { ForbiddenError, demand } from "./guard";
import { sectionsOf } from "./sections";

const someone = (permits: Permit[]): Me => ({
  account: { id: 1, login: "x" }, person: { id: 1, name: "林" },
  organisation: { id: 1, kind: "vendor", name: "甲", name_en: "A", is_sample: true },
  roles: [], permits, sample_base: true, settings: { single_keys: true, keys: {}, reading_size: 15 },
});

it("an annotator has tasks, the workbench and submissions", () => {
  const me = someone(["work.take", "answer.read_own", "guideline.read", "token.manage_own"]);
  expect(areasOf(me).map((area) => area.key)).toEqual(["home", "work", "answers"]);
  expect(sectionsOf(me)).toEqual([]);
});

it("an inspector has inspection only", () => {
  expect(areasOf(someone(["review.take", "guideline.read"])).map((area) => area.key)).toEqual(["inspect"]);
});

it("an auditor manages nothing but reads the reports and the audit", () => {
  const me = someone(["audit.read", "audit.verify", "report.read"]);
  expect(areasOf(me).map((area) => area.key)).toEqual(["manage"]);
  expect(sectionsOf(me).map((section) => section.key)).toEqual(["overview", "quality", "audit"]);
});

it("a page refuses who has none of its permits, and names them", () => {
  expect(() => demand(someone([]), ["audit.read"])).toThrow(ForbiddenError);
  expect(() => demand(someone(["audit.read"]), ["audit.read"])).not.toThrow();
});
