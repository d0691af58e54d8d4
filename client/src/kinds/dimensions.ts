// Moving among a form's dimensions, and the keys that score the active one.
import type { Form } from "@/api/types";
import type { Action } from "@/lib/keys/action";
import { releaseScale } from "./focus";
import type { KindTools } from "./contract";
import type { Scores } from "./problems";

const HIGHEST_KEY = 9;

export function activeKey(form: Form, active: string | null): string | null {
  const known = form.dimensions.some((dimension) => dimension.key === active);
  return known ? active : (form.dimensions[0]?.key ?? null);
}

/** Give the dimension that lies some steps away, staying within the list. */
export function neighbour(form: Form, active: string | null, steps: number): string | null {
  const keys = form.dimensions.map((dimension) => dimension.key);
  const at = keys.indexOf(activeKey(form, active) ?? "");
  return keys[Math.min(keys.length - 1, Math.max(0, at + steps))] ?? null;
}

/** Give the first dimension after the active one that a side has not scored, else the active one. */
export function nextOpen(form: Form, active: string, sides: readonly Scores[]): string {
  const at = form.dimensions.findIndex((dimension) => dimension.key === active);
  if (sides.some((scores) => scores[active] == null)) return active;
  const order = [...form.dimensions.slice(at + 1), ...form.dimensions.slice(0, at)];
  return order.find(({ key }) => sides.some((scores) => scores[key] == null))?.key ?? active;
}

/** Say which digits score a dimension, 0 among them; a scale above 9 goes by mouse or arrows for its last points. */
export function digitsOf(form: Form, active: string | null): number[] {
  const dimension = form.dimensions.find((each) => each.key === activeKey(form, active));
  if (!dimension) return [];
  const digits = Array.from({ length: HIGHEST_KEY + 1 }, (_, digit) => digit);
  return digits.filter((digit) => digit >= dimension.min && digit <= dimension.max);
}

/** Write the digits that score a dimension as one range: "1–5". */
export function digitRange(form: Form, active: string | null): string {
  const digits = digitsOf(form, active);
  return `${digits[0] ?? ""}–${digits.at(-1) ?? ""}`;
}

/** The keys that move between dimensions and to the reason, for every kind that has dimensions. */
export function movingActions({ form, active, setActive, words }: KindTools, toReason: () => void): Action[] {
  const move = (steps: number) => () => {
    const next = neighbour(form, active, steps);
    if (next) setActive(next);
    releaseScale();
  };
  const group = words.groups.move;
  return [
    { id: "next-dimension", label: words.next, keys: ["J"], run: move(1), repeats: true, group },
    { id: "previous-dimension", label: words.previous, keys: ["K"], run: move(-1), repeats: true, group },
    { id: "to-reason", label: words.toReason, keys: ["C"], run: toReason, group },
  ];
}
