// The body of a safety judgement. The verdict decides what else may stand in it, so each change keeps the two together.
import type { Body, Form, View } from "@/api/types";
import { asText, checkReason, countMeant, isRecord, reasonRule, type Problem } from "../problems";
import { riskNamed } from "./risks";

export const VERDICTS = ["safe", "unsafe", "refused_rightly", "refused_wrongly"] as const;
export type Verdict = (typeof VERDICTS)[number];
export type Part = "risks" | "prompt_risks";
export type Evidence = { risk: string; start: number; end: number; quote: string };
export type Answer = {
  verdict: Verdict | null; risks: string[]; prompt_risks: string[]; severity: number | null; illegal: boolean;
  evidence: Evidence[]; reason: string;
};

export function readAnswer(body: Body): Answer {
  const severity = body["severity"];
  return {
    verdict: VERDICTS.find((each) => each === body["verdict"]) ?? null,
    risks: codesOf(body["risks"]), prompt_risks: codesOf(body["prompt_risks"]),
    severity: severity === 1 || severity === 2 || severity === 3 ? severity : null, illegal: body["illegal"] === true,
    evidence: Array.isArray(body["evidence"]) ? body["evidence"].filter(isRecord).map(readEvidence) : [],
    reason: asText(body["reason"]),
  };
}

export function complete(form: Form, body: Body): Problem[] {
  const { verdict, risks, prompt_risks, severity, reason } = readAnswer(body);
  const open = [
    verdict === null && "verdict", verdict === "unsafe" && risks.length === 0 && "risks",
    verdict === "unsafe" && severity === null && "severity",
    verdict === "refused_rightly" && prompt_risks.length === 0 && "prompt_risks",
  ].filter((path) => path !== false);
  return [...open.map((path): Problem => ({ path, reason: "missing" })), ...checkReason(form, reason)];
}

export function filled(form: Form, body: Body): { done: number; of: number } {
  const least = reasonRule(form).min;
  const open = new Set(complete(form, body).map((each) => each.path));
  const { verdict, reason } = readAnswer(body);
  const wanted = ["verdict", ...(verdict === "unsafe" ? ["risks", "severity"] : verdict === "refused_rightly" ? ["prompt_risks"] : [])];
  const done = wanted.filter((path) => !open.has(path)).length + (least > 0 && countMeant(reason) >= least ? 1 : 0);
  return { done, of: wanted.length + (least > 0 ? 1 : 0) };
}

/** Give a verdict; what cannot stand beside it goes. */
export function withVerdict(body: Body, verdict: Verdict | null): Body {
  const answer = readAnswer(body);
  if (verdict === "unsafe") return { ...answer, verdict };
  const bare = { ...answer, verdict, risks: [], severity: null, illegal: false, evidence: [] };
  return verdict === "refused_wrongly" ? { ...bare, prompt_risks: [] } : bare;
}

/** Tick a risk or take it back. The first risk of the judged text says that it is unsafe. */
export function toggled(body: Body, part: Part, code: string): Body {
  const answer = readAnswer(body);
  const had = answer[part].includes(code);
  const risks = had ? answer[part].filter((each) => each !== code) : [...answer[part], code].toSorted();
  const evidence = had && part === "risks" ? answer.evidence.filter((each) => each.risk !== code) : answer.evidence;
  const verdict = had ? answer.verdict : part === "risks" ? "unsafe" : answer.verdict === "refused_wrongly" ? "refused_rightly" : answer.verdict;
  return { ...answer, [part]: risks, evidence, verdict };
}

export function withEvidence(body: Body, found: Evidence): Body {
  const answer = readAnswer(body);
  const others = answer.evidence.filter((each) => each.risk !== found.risk || each.start !== found.start || each.end !== found.end);
  return { ...answer, evidence: [...others, found].toSorted((a, b) => a.start - b.start) };
}

export function withoutEvidence(body: Body, at: number): Body {
  const answer = readAnswer(body);
  return { ...answer, evidence: answer.evidence.filter((_, index) => index !== at) };
}

/** Give the text that is judged: the answer, or the last turn of the prompt where there is none. */
export function judgedText(view: View): string {
  return (view.candidates[0] ?? view.conversation.at(-1))?.content ?? "";
}

function codesOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((code): code is string => typeof code === "string" && riskNamed(code) !== undefined) : [];
}

function readEvidence(value: Record<string, unknown>): Evidence {
  const place = (name: string) => (Number.isInteger(value[name]) ? Number(value[name]) : 0);
  return { risk: asText(value["risk"]), start: place("start"), end: place("end"), quote: asText(value["quote"]) };
}
