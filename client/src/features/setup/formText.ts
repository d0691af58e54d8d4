// A form as text, line by line, so that two versions can be compared as two texts are.
import type { Dimension, Form } from "@/api/types";
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
    ...otherLines(form),
  ].filter((line) => typeof line === "string").join("\n");
}

function dimensionLines(dimension: Dimension, { of, words }: Show): string[] {
  const veto = dimension.veto_at === null ? "" : words.veto(dimension.veto_at);
  const head = `${dimension.label[of]} (${dimension.key}) ${dimension.min}–${dimension.max} · ${basisPoints(dimension.weight_bp, of)}${veto}`;
  const anchors = Object.keys(dimension.anchors).sort((a, b) => Number(a) - Number(b));
  return ["", head, ...anchors.map((score) => `  ${score}  ${dimension.anchors[score]?.[of] ?? ""}`)];
}

const TOLD = new Set(["strength", "mode", "reason", "answer", "labels", "severities", "dimensions"]);

/** What only some kinds have is told as it is stored: better plain than left out. */
function otherLines(form: Form): string[] {
  return Object.entries(form).filter(([name]) => !TOLD.has(name)).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
}
