// A kind that takes fields along: its own parts see neither the form's fields nor the answer's.
// A chunk of its own, fetched with the first item whose form has fields.
import type { Body, Form } from "@/api/types";
import { isRecord } from "../problems";
import type { Kind, KindProps, KindTools } from "../contract";
import { joined, placesOf } from "./actions";
import { asked, fieldsIn, sceneOf } from "./asking";
import { checkFields } from "./checking";
import { fieldsPart, innerPart } from "./FieldsPart";
import { viewerPart } from "./ViewerPart";
import { isDone, settled } from "./setting";

export function fielded(kind: Kind): Kind {
  const { inOrder } = kind;
  return {
    ...kind,
    emptyBody: (form, view) => settled({ form, view, body: {} }, kind.emptyBody(form, view)),
    complete: (form, body, view) => [
      ...kind.complete(form, own(form, body), view),
      ...(form.fields ? checkFields(form.fields, body, sceneOf(view)) : []),
    ],
    filled: (form, body, view) => {
      const counted = kind.filled(form, own(form, body), view);
      const needed = form.fields ? asked(form.fields, body, sceneOf(view)).filter((each) => each.required) : [];
      return { done: counted.done + needed.filter((each) => isDone(each, view)).length, of: counted.of + needed.length };
    },
    actions: (tools) => (tools.form.fields ? joined(kind, tools, forKind(tools)) : kind.actions(tools)),
    Stage: innerPart(kind.Stage),
    Bar: kind.Bar && innerPart(kind.Bar),
    Fields: fieldsPart(kind),
    Viewer: viewerPart(kind),
    ...(inOrder && { inOrder: (form: Form, body: Body, slots: readonly string[]) => {
      const turned = inOrder(form, own(form, body), slots);
      return form.fields ? { ...turned, fields: turnedFields(form, body, slots) } : turned;
    } }),
  };
}

/** What the kind itself gets: its own part of the body, its own active mark, and a change that keeps the fields. */
export function forKind<T extends KindProps | KindTools>(tools: T): T {
  const { form, view, body, change, active } = tools;
  const isField = placesOf(tools).some((each) => each.path === active);
  return {
    ...tools, body: own(form, body), active: isField ? null : active,
    change: (next: Body) => change(settled({ form, view, body }, { ...next, fields: fieldsIn(body) })),
  };
}

function own(form: Form, body: Body): Body {
  if (!form.fields) return body;
  const { fields: _, ...rest } = body;
  return rest;
}

const NAMES = "ABCDEFGH";

/** Say the fields of slots by the item's own order: what was shown as B and is c1 becomes A. */
function turnedFields(form: Form, body: Body, slots: readonly string[]): Record<string, unknown> {
  const sorted = slots.toSorted();
  const name = (slot: string) => NAMES[sorted.indexOf(slots[NAMES.indexOf(slot)] ?? "")] ?? slot;
  const given = fieldsIn(body);
  const bySlot = new Set((form.fields ?? []).filter((each) => each.target === "slot").map((each) => each.key));
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [
    key, bySlot.has(key) && isRecord(value) ? Object.fromEntries(Object.entries(value).map(([slot, each]) => [name(slot), each])) : value,
  ]));
}
