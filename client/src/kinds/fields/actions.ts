// The keys of fields. J and K walk through the kind's own marks and then through the fields; digits choose in the one
// that is active; an option's own letter chooses it from anywhere.
import type { Action } from "@/lib/keys/action";
import type { Kind, KindTools } from "../contract";
import { focusField, releaseScale } from "../focus";
import { labelOf } from "../problems";
import { asked, sceneOf, type Place } from "./asking";
import { optionsOf } from "./checking";
import { isDone, optionLabel, setValue, ticked, toggled } from "./setting";
import { fieldWords } from "./words";

const DIGIT = /^(Shift\+)?\d$/;

/** Join the kind's own actions and those of the fields, so that no key has two meanings at once. */
export function joined(kind: Kind, tools: KindTools, own: KindTools): Action[] {
  const places = placesOf(tools);
  const heard = { moved: null as string | null, listening: false };
  const first = kind.actions({ ...own, setActive: (to) => { if (heard.listening) heard.moved = to; else tools.setActive(to); } });
  const hotkeys = places.flatMap((place) => lettersOf(tools, place));
  const place = activePlace(tools, first);
  if (!place) return [...first.map((each) => (each.keys.includes("J") ? onward(each, { tools, own, heard, places }) : each)), ...missingJ(first, tools, places), ...hotkeys];
  const fields = [...choosing(tools, place), ...moving(tools, { places, place, hasOwn: hasOwnKeys(first) }), ...hotkeys];
  const taken = new Set(fields.flatMap((each) => each.keys));
  return [...fields, ...first.map((each) => ({ ...each, keys: each.keys.filter((key) => !taken.has(key) && !DIGIT.test(key)) }))];
}

export function placesOf({ form, view, body }: Pick<KindTools, "form" | "view" | "body">): Place[] {
  return asked(form.fields ?? [], body, sceneOf(view));
}

/** Give the field that the keys work on: the active one; where the kind itself has no keys for marks, the first. */
export function activePlace(tools: KindTools, own: readonly Action[]): Place | undefined {
  const places = placesOf(tools);
  const found = places.find((each) => each.path === tools.active);
  return found ?? (hasOwnKeys(own) ? undefined : places[0]);
}

function hasOwnKeys(own: readonly Action[]): boolean {
  return own.some((each) => each.keys.some((key) => key === "J" || DIGIT.test(key)));
}

type Onward = { tools: KindTools; own: KindTools; heard: { moved: string | null; listening: boolean }; places: readonly Place[] };

/** The kind's own J goes on to the first field where it has come to its own end. */
function onward(action: Action, { tools, own, heard, places }: Onward): Action {
  return {
    ...action,
    run: () => {
      Object.assign(heard, { moved: null, listening: true });
      action.run();
      heard.listening = false;
      const isEnd = heard.moved === null || heard.moved === own.active;
      const to = isEnd ? places[0]?.path : heard.moved;
      if (to) tools.setActive(to);
    },
  };
}

function missingJ(own: readonly Action[], tools: KindTools, places: readonly Place[]): Action[] {
  const first = places[0];
  if (!first || own.some((each) => each.keys.includes("J"))) return [];
  const words = fieldWords[tools.language];
  return [{ id: "next-field", label: words.next, keys: ["J"], run: () => go(tools, first), repeats: true, group: words.groups.fields }];
}

function go({ setActive }: Pick<KindTools, "setActive">, place: Place): void {
  setActive(place.path);
  releaseScale();
  document.querySelector(`[data-place="${CSS.escape(place.path)}"]`)?.scrollIntoView({ block: "nearest" });
}

type Among = { places: readonly Place[]; place: Place; hasOwn: boolean };

function moving(tools: KindTools, { places, place, hasOwn }: Among): Action[] {
  const words = fieldWords[tools.language];
  const at = places.findIndex((each) => each.path === place.path);
  const step = (by: number) => () => {
    const to = places[at + by];
    if (to) go(tools, to);
    else if (by < 0 && hasOwn) tools.setActive(tools.form.dimensions.at(-1)?.key ?? "");
  };
  const group = words.groups.fields;
  return [
    { id: "next-field", label: words.next, keys: ["J"], run: step(1), repeats: true, group },
    { id: "previous-field", label: words.previous, keys: ["K"], run: step(-1), repeats: true, group },
    { id: "clear-field", label: words.wipe, keys: wipeKeys(place), group, run: () => { tools.change(setValue(tools, place, undefined)); releaseScale(); } },
    ...(place.field.kind === "text" || place.field.kind === "number"
      ? [{ id: "to-field", label: words.write, keys: ["C"], group, run: () => focusField(place.path) }] : []),
  ];
}

/** On a scale from 0 the digit is a point; Backspace clears everywhere. */
function wipeKeys({ field }: Place): string[] {
  return field.kind === "likert" && field.min === 0 ? ["Backspace"] : ["0", "Backspace"];
}

function choosing(tools: KindTools, place: Place): Action[] {
  const words = fieldWords[tools.language];
  const group = words.groups.fields;
  const { field } = place;
  if (field.kind === "confirm") {
    return [{ id: "field-1", label: words.tick, keys: ["1"], group, run: () => answer(tools, place, place.value === true ? undefined : true) }];
  }
  if (field.kind === "likert") {
    const points = Array.from({ length: (field.max ?? 0) - (field.min ?? 0) + 1 }, (_, at) => (field.min ?? 0) + at).filter((point) => point <= 9);
    const family = { keys: `${points[0] ?? ""}–${points.at(-1) ?? ""}`, label: words.chooseFamily };
    return points.map((point) => ({ id: `field-${point}`, label: words.set(point), keys: [String(point)], group, family, run: () => answer(tools, place, point) }));
  }
  const keys = optionsOf(field, sceneOf(tools.view)).slice(0, 9);
  const family = { keys: `1–${keys.length}`, label: words.chooseFamily };
  return keys.map((key, at) => ({
    id: `field-${at + 1}`, label: words.choose(optionLabel(field, key, tools)), keys: [String(at + 1)], group, family, run: () => choose(tools, place, key),
  }));
}

function lettersOf(tools: KindTools, place: Place): Action[] {
  const words = fieldWords[tools.language];
  const { field } = place;
  const isFirst = placesOf(tools).find((each) => each.field.key === field.key)?.path === place.path;
  const isActive = tools.active === place.path;
  const otherActive = tools.active?.startsWith(`fields.${field.key}.`) === true && !isActive;
  if (otherActive || (!isFirst && !isActive)) return [];
  return (field.options ?? []).flatMap((option) => (option.hotkey ? [{
    id: `hotkey-${field.key}-${option.key}`, label: words.hotkey(labelOf(field, tools.language), labelOf(option, tools.language)), keys: [option.hotkey],
    group: words.groups.fields, run: () => choose(tools, place, option.key),
  }] : []));
}

/** Choose an option as its field takes it: one, several, or a tick. */
export function choose(tools: KindTools, place: Place, key: string): void {
  const { field, value } = place;
  const next = field.kind === "multi" ? toggled(place, key) : field.kind === "checklist" ? ticked(value, key) : key;
  answer(tools, place, next);
}

/** Set the value and go on where the place is done and took one answer. */
function answer(tools: KindTools, place: Place, value: unknown): void {
  const body = setValue(tools, place, value);
  tools.change(body);
  releaseScale();
  const places = placesOf({ ...tools, body });
  const at = places.findIndex((each) => each.path === place.path);
  const now = places[at];
  const staysOn = place.field.kind === "multi" || place.field.kind === "checklist" || !now || !isDone(now, tools.view); // one more press may follow
  const next = staysOn ? now : [...places.slice(at + 1), ...places.slice(0, at)].find((each) => !isDone(each, tools.view));
  if (next ?? now) go(tools, (next ?? now) as Place); // as: one of the two is there
}
