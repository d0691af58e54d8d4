// The body of marked errors. Offsets count characters (code points) of the answer's source, as the server does.
import type { Body, Form, Severity, SpanLabel } from "@/api/types";
import { asText, checkReason, countMeant, isRecord, reasonRule, type Problem } from "../problems";

export type Span = {
  label: string; severity: string; start: number; end: number; quote: string; prefix: string; suffix: string; note: string;
};
export type Answer = { spans: Span[]; no_errors: boolean; reason: string };

export function readAnswer(body: Body): Answer {
  const found = Array.isArray(body["spans"]) ? body["spans"] : [];
  return {
    spans: found.filter(isRecord).map(readSpan).filter((span) => span.end > span.start),
    no_errors: body["no_errors"] === true, reason: asText(body["reason"]),
  };
}

export function complete(form: Form, body: Body): Problem[] {
  const answer = readAnswer(body);
  const open = answer.spans.length === 0 && !answer.no_errors;
  return [...(open ? [{ path: "spans", reason: "missing" } as const] : []), ...checkReason(form, answer.reason)];
}

export function filled(form: Form, body: Body): { done: number; of: number } {
  const { spans, no_errors, reason } = readAnswer(body);
  const least = reasonRule(form).min;
  const done = (spans.length > 0 || no_errors ? 1 : 0) + (least > 0 && countMeant(reason) >= least ? 1 : 0);
  return { done, of: 1 + (least > 0 ? 1 : 0) };
}

/** Add a span, or put it in another's place; marks stand in the order of the text. */
export function withSpan(body: Body, span: Span, replaced: number | null = null): { body: Body; at: number } {
  const answer = readAnswer(body);
  const others = answer.spans.filter((each, at) => at !== replaced && !isSame(each, span));
  const spans = [...others, span].toSorted((a, b) => a.start - b.start || a.end - b.end);
  return { body: { ...answer, spans, no_errors: false }, at: spans.indexOf(span) };
}

export function withoutSpan(body: Body, at: number): Body {
  const answer = readAnswer(body);
  return { ...answer, spans: answer.spans.filter((_, index) => index !== at) };
}

export function withChange(body: Body, at: number, change: Partial<Span>): Body {
  const answer = readAnswer(body);
  return { ...answer, spans: answer.spans.map((span, index) => (index === at ? { ...span, ...change } : span)) };
}

/** Say that there is no error; refused while any is marked. */
export function withNone(body: Body, none: boolean): Body {
  const answer = readAnswer(body);
  return { ...answer, no_errors: none && answer.spans.length === 0 };
}

export function reasoned(body: Body, reason: string): Body {
  return { ...readAnswer(body), reason };
}

/** Sum the points: with 1, 5 and 25, two minor errors and a major one are 7. */
export function penalty(form: Form, spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + (severityOf(form, span.severity)?.points ?? 0), 0);
}

export function labelsOf(form: Form): SpanLabel[] {
  return form.labels ?? [];
}

export function severitiesOf(form: Form): Severity[] {
  return form.severities ?? [];
}

export function severityOf(form: Form, key: string): Severity | undefined {
  return severitiesOf(form).find((each) => each.key === key);
}

export function isSame(a: Span, b: Span): boolean {
  return a.label === b.label && a.start === b.start && a.end === b.end;
}

function readSpan(value: Record<string, unknown>): Span {
  const place = (name: string) => (Number.isInteger(value[name]) ? Number(value[name]) : 0);
  return {
    label: asText(value["label"]), severity: asText(value["severity"]), start: place("start"), end: place("end"),
    quote: asText(value["quote"]), prefix: asText(value["prefix"]), suffix: asText(value["suffix"]), note: asText(value["note"]),
  };
}
