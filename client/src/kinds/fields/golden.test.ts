// The same cases that pytest runs on the server's side (tests/kinds/test_fields.py): the two can never differ.
import { describe, expect, it } from "vitest";
import golden from "../../../../tests/golden/fields.json";
import type { Body, Field } from "@/api/types";
import { asked, kept, type Scene } from "./asking";
import { checkFields } from "./checking";

type Case = {
  name: string; form: string; body: Body; asked: string[]; wrong: string[]; slots?: number; roles?: string[]; constraints?: number;
  kept?: Record<string, unknown>; first?: Record<string, unknown>;
};
const CASES = golden.cases as unknown as Case[]; // as: JSON's own types are too narrow
const FORMS = golden.forms as unknown as Record<string, Field[]>;

describe("fields", () => {
  it.each(CASES)("$name", (each) => {
    const fields = FORMS[each.form] ?? [];
    const scene: Scene = { slots: [..."ABCDEFGH"].slice(0, each.slots ?? 0), roles: each.roles ?? [], constraints: each.constraints ?? 0 };
    const places = asked(fields, each.body, scene);
    expect(places.map((place) => `${place.path.slice("fields.".length)}${place.required ? "!" : ""}`)).toEqual(each.asked);
    const wrong = new Set(checkFields(fields, each.body, scene).map((problem) => problem.path));
    expect([...wrong].toSorted()).toEqual(each.wrong);
    const all = new Set(places.map((place) => place.path));
    if (each.kept) expect(kept(fields, each.body, { scene, before: all })).toEqual(each.kept);
    if (each.first) expect(kept(fields, each.body, { scene, before: new Set() })).toEqual(each.first);
  });
});
