// The keys of a checklist: a digit answers the active criterion and goes on to the next open one; N writes its note.
import type { Action } from "@/lib/keys/action";
import type { KindTools } from "../contract";
import { focusField, releaseScale } from "../focus";
import { checkAt, checked, choicesOf, listOf, needsNote, pathOf, placeOf, placesOf, type Place, type Value } from "./answer";
import { rubricWords } from "./words";

type Tools = Pick<KindTools, "form" | "view" | "body" | "change" | "active" | "setActive">;

export function rubricActions(tools: KindTools): Action[] {
  const { form, view, body, change, setActive, language } = tools;
  const words = rubricWords[language];
  const { check, move } = words.groups;
  const list = listOf(form, view);
  const place = placeOf(list, view, tools.active);
  if (!place) return [];
  const go = (to: Place | undefined) => { if (to) setActive(pathOf(to)); releaseScale(); };
  const step = (by: number) => () => go(near(tools, place, by));
  return [
    ...answering(tools, place, language),
    { id: "clear", label: words.clear, keys: ["Backspace"], group: check, run: () => change(checked(body, view, place, { value: null })) },
    { id: "to-note", label: words.toNote, keys: ["N"], group: check, run: () => focusField(`${pathOf(place)}.note`) },
    { id: "next-criterion", label: words.next, keys: ["J"], run: step(1), repeats: true, group: move },
    { id: "previous-criterion", label: words.previous, keys: ["K"], run: step(-1), repeats: true, group: move },
    {
      id: "other-answer", label: words.otherAnswer, keys: ["Q"], group: move, enabled: view.candidates.length > 1,
      run: () => go({ ...place, slot: nextSlot(tools, place.slot) }),
    },
    { id: "to-reason", label: words.toReason, keys: ["C"], run: () => focusField("reason"), group: move },
  ];
}

/** Answer a criterion; what was open before it and is answered now leads to the next open one. */
export function answer(tools: Tools, place: Place, value: Value): void {
  const { form, view, body, change, setActive } = tools;
  const next = checked(body, view, place, { value });
  change(next);
  const places = placesOf(listOf(form, view), view);
  const at = places.findIndex((each) => pathOf(each) === pathOf(place));
  const criterion = listOf(form, view).find((each) => each.key === place.key);
  const isNoteOpen = needsNote(form, criterion, value) && checkAt(next, place).note.trim() === "";
  const open = [...places.slice(at + 1), ...places.slice(0, at)].find((each) => checkAt(next, each).value === null);
  setActive(pathOf(isNoteOpen ? place : (open ?? place)));
}

function answering(tools: KindTools, place: Place, language: "zh" | "en"): Action[] {
  const words = rubricWords[language];
  const criterion = listOf(tools.form, tools.view).find((each) => each.key === place.key);
  const choices = criterion ? choicesOf(tools.form, criterion) : [];
  return choices.map((value, at): Action => {
    const digit = keyOf(value, at);
    return {
      id: `answer-${value}`, label: words.set(words.values[String(value)] ?? String(value)), keys: [digit], group: words.groups.check,
      family: { keys: `${keyOf(choices[0] ?? 1, 0)}–${choices.length}`, label: words.setFamily },
      run: () => { answer(tools, place, value); releaseScale(); },
    };
  });
}

/** A number of a scale is its own digit; other answers count from 1, and "does not apply" of a scale is -. */
export function keyOf(value: Value, at: number): string {
  if (typeof value === "number") return String(value);
  return value === "na" && at > 3 ? "-" : String(at + 1);
}

function near({ form, view }: Tools, place: Place, by: number): Place | undefined {
  const places = placesOf(listOf(form, view), view);
  const at = places.findIndex((each) => pathOf(each) === pathOf(place));
  return places[Math.min(places.length - 1, Math.max(0, at + by))];
}

function nextSlot({ view }: Tools, slot: string): string {
  const slots = view.candidates.map((each) => each.slot);
  return slots[(slots.indexOf(slot) + 1) % slots.length] ?? slot;
}
