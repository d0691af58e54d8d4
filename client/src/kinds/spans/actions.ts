// The keys of marking errors. Choosing a label and a severity has keys of its own, which the palette hears first.
import type { Action } from "@/lib/keys/action";
import type { KindTools } from "../contract";
import { focusField } from "../focus";
import { labelOf } from "../problems";
import { readAnswer, severitiesOf, withChange, withNone, withoutSpan } from "./answer";
import { found } from "./anchor";
import { activeSpan, writeMode } from "./mode";
import { reveal, selected } from "./shown";
import { spanWords } from "./words";

export function spansActions(tools: KindTools): Action[] {
  const words = spanWords[tools.language];
  const { mark, move } = words.groups;
  const { body, change } = tools;
  return [
    { id: "mark", label: words.markSelection, keys: ["M"], run: () => beginMark(tools), group: mark },
    ...grading(tools),
    { id: "remove-mark", label: words.removeActive, keys: ["Delete", "Backspace"], run: () => removeActive(tools), group: mark },
    { id: "no-errors", label: words.toggleNone, keys: ["0"], run: () => change(withNone(body, !readAnswer(body).no_errors)), group: mark },
    { id: "next-mark", label: words.next, keys: ["N"], run: () => step(tools, 1), repeats: true, group: move },
    { id: "previous-mark", label: words.previous, keys: ["Shift+N"], run: () => step(tools, -1), repeats: true, group: move },
    { id: "to-reason", label: words.toReason, keys: ["C"], run: () => focusField("reason"), group: move },
  ];
}

/** Begin to mark what is selected; without a selection, give the active mark another label. */
export function beginMark({ view, body, active, setActive }: Pick<KindTools, "view" | "body" | "active" | "setActive">): void {
  const stretch = selected();
  if (stretch) return setActive(writeMode({ is: "labelling", stretch, replaces: null }));
  const { spans } = readAnswer(body);
  const at = activeSpan(active, spans.length);
  const span = at === null ? undefined : spans[at];
  const place = span && found(view.candidates[0]?.content ?? "", span);
  setActive(writeMode(place ? { is: "labelling", stretch: place, replaces: at } : { is: "nothing selected" }));
}

function grading({ form, body, change, active, language }: KindTools): Action[] {
  const words = spanWords[language];
  const severities = severitiesOf(form);
  return severities.map((severity, index) => ({
    id: `grade-${severity.key}`, label: words.severityOf(labelOf(severity, language)), keys: [String(index + 1)],
    group: words.groups.mark, family: { keys: `1–${severities.length}`, label: words.severityFamily },
    run: () => {
      const at = activeSpan(active, readAnswer(body).spans.length);
      if (at !== null) change(withChange(body, at, { severity: severity.key }));
    },
  }));
}

function removeActive({ body, change, active, setActive }: KindTools): void {
  const { spans } = readAnswer(body);
  const at = activeSpan(active, spans.length);
  if (at === null) return;
  change(withoutSpan(body, at));
  setActive(writeMode(spans.length > 1 ? { is: "on", at: Math.min(at, spans.length - 2) } : { is: "reading" }));
}

function step({ view, body, active, setActive }: KindTools, steps: number): void {
  const { spans } = readAnswer(body);
  const { length } = spans;
  if (length === 0) return;
  const at = activeSpan(active, length);
  const next = at === null ? (steps > 0 ? 0 : length - 1) : (at + steps + length) % length;
  setActive(writeMode({ is: "on", at: next }));
  const span = spans[next];
  const place = span && found(view.candidates[0]?.content ?? "", span);
  if (place) reveal(place);
}
