// A form as text, line by line, so that two versions can be compared as two texts are.
import type { Dimension, Field, Form } from "@/api/types";
import { basisPoints } from "@/i18n/format";
import type { Language } from "@/i18n/language";
import type { FormWords } from "./formWords";

type Show = { of: Language; words: FormWords };

export function formText(form: Form, show: Show): string {
  const { words } = show;
  return [
    form.strength !== undefined && words.strength(form.strength),
    form.mode && words.mode(form.mode),
    form.reason && words.reason(form.reason.required, form.reason.min_chars),
    form.answer && words.answer(form.answer.min_chars, form.answer.max_chars),
    ...(form.labels ?? []).map((each, at) => words.label(at + 1, `${each.label[show.of]}${each.scale ? ` (${each.scale})` : ""}`)),
    ...(form.severities ?? []).map((each) => words.severity(each.label[show.of], each.points)),
    ...form.dimensions.flatMap((each) => dimensionLines(each, show)),
    ...(form.fields ?? []).flatMap((each) => fieldLines(each, show)),
    ...otherLines(form),
  ].filter((line) => typeof line === "string").join("\n");
}

function dimensionLines(dimension: Dimension, { of, words }: Show): string[] {
  const veto = dimension.veto_at === null ? "" : words.veto(dimension.veto_at);
  const head = `${dimension.label[of]} (${dimension.key}) ${dimension.min}–${dimension.max} · ${basisPoints(dimension.weight_bp, of)}${veto}`;
  const anchors = Object.keys(dimension.anchors).sort((a, b) => Number(a) - Number(b));
  return ["", head, ...anchors.map((score) => `  ${score}  ${dimension.anchors[score]?.[of] ?? ""}`)];
}

/** A question line by line: what it asks, then each of its rules as it is stored. */
function fieldLines(field: Field, { of }: Show): string[] {
  const { key, kind, label, help, options, ...rules } = field;
  const told = Object.entries(rules).filter(([, value]) => value !== null && value !== undefined && value !== false);
  return [
    "", `${label[of]} (${key}) ${kind}`, ...(help ? [`  ${help[of]}`] : []),
    ...(options ?? []).map((each) => `  - ${each.label[of]} (${each.key})${each.hotkey ? ` [${each.hotkey}]` : ""}${each.weight_bp === undefined ? "" : ` ${basisPoints(each.weight_bp, of)}`}`),
    ...told.map(([name, value]) => `  ${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`),
  ];
}

const TOLD = new Set(["strength", "mode", "reason", "answer", "labels", "severities", "dimensions", "fields"]);

/** What only some kinds have is told as it is stored: better plain than left out. */
function otherLines(form: Form): string[] {
  return Object.entries(form).filter(([name]) => !TOLD.has(name)).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
}
