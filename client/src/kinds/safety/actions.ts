// The keys of judging safety. A digit opens a category, and with one open ticks its risks; the category stays open, for
// one text may hold several. Letters give the verdict.
import type { Action } from "@/lib/keys/action";
import type { KindTools } from "../contract";
import { focusField, releaseScale } from "../focus";
import { selected } from "../spans/shown";
import { quoted } from "../spans/anchor";
import { judgedText, readAnswer, toggled, VERDICTS, withEvidence, withVerdict, type Verdict } from "./answer";
import { readPlace, writePlace, type Place } from "./place";
import { CATEGORIES } from "./risks";
import { safetyWords } from "./words";

export const VERDICT_KEYS: Record<Verdict, string> = { safe: "A", unsafe: "U", refused_rightly: "T", refused_wrongly: "O" };
export const SEVERITIES = [1, 2, 3] as const;

type Tools = Pick<KindTools, "view" | "body" | "change" | "active" | "setActive">;

export function safetyActions(tools: KindTools): Action[] {
  const { body, change, language, view } = tools;
  const words = safetyWords[language];
  const { move, risks } = words.groups;
  const answer = readAnswer(body);
  const place = placeOf(tools);
  const go = (next: Partial<Place>) => () => tools.setActive(writePlace({ ...place, ...next }));
  const step = (by: number) => go({ open: Math.min(CATEGORIES.length - 1, Math.max(0, (place.open ?? (by > 0 ? -1 : CATEGORIES.length)) + by)) });
  return [
    ...verdicts(tools), ...digits(tools, place),
    { id: "close-category", label: words.closeCategory, keys: ["Backspace", "-"], run: go({ open: null }), group: risks, enabled: place.open !== null },
    {
      id: "other-part", label: words.otherPart, keys: ["Q"], group: risks, enabled: view.candidates.length > 0,
      run: go({ part: place.part === "risks" ? "prompt_risks" : "risks", open: null, last: null }),
    },
    ...SEVERITIES.map((severity): Action => ({
      id: `severity-${severity}`, label: words.setSeverity(severity), keys: [`Shift+${severity}`], group: risks,
      family: { keys: "Shift+1–3", label: words.severityFamily }, enabled: answer.verdict === "unsafe",
      run: () => { change({ ...readAnswer(body), severity }); releaseScale(); },
    })),
    {
      id: "illegal", label: words.toggleIllegal, keys: ["I"], group: risks, enabled: answer.verdict === "unsafe",
      run: () => change({ ...readAnswer(body), illegal: !answer.illegal }),
    },
    { id: "mark", label: words.markSelection, keys: ["M"], run: () => markEvidence(tools), group: risks },
    { id: "search-risks", label: words.search, keys: ["/"], run: () => focusField("search"), group: risks },
    { id: "next-category", label: words.nextCategory, keys: ["J"], run: step(1), repeats: true, group: move },
    { id: "previous-category", label: words.previousCategory, keys: ["K"], run: step(-1), repeats: true, group: move },
    { id: "to-reason", label: words.toReason, keys: ["C"], run: () => focusField("reason"), group: move },
  ];
}

export function placeOf({ active, view }: Pick<KindTools, "active" | "view">): Place {
  return readPlace(active, view.candidates.length > 0);
}

export function verdictsOf(view: KindTools["view"]): readonly Verdict[] {
  return view.candidates.length > 0 ? VERDICTS : ["safe", "unsafe"];
}

/** Give a verdict and go where its risks are: those of the prompt where it was rightly refused. */
export function judge(tools: Tools, verdict: Verdict | null): void {
  tools.change(withVerdict(tools.body, verdict));
  if (verdict === "refused_rightly") tools.setActive(writePlace({ part: "prompt_risks", open: null, last: null }));
  if (verdict === "unsafe") tools.setActive(writePlace({ part: "risks", open: null, last: null }));
  releaseScale();
}

export function tick(tools: Tools, code: string): void {
  const place = placeOf(tools);
  tools.change(toggled(tools.body, place.part, code));
  tools.setActive(writePlace({ ...place, last: readAnswer(tools.body)[place.part].includes(code) ? null : code }));
}

/** Take what is selected as evidence for the risk ticked last; false where there is no risk or no selection. */
export function markEvidence({ view, body, change, active }: Tools): boolean {
  const { risks } = readAnswer(body);
  const { last } = placeOf({ view, active });
  const risk = last !== null && risks.includes(last) ? last : risks.at(-1);
  const stretch = selected();
  if (!risk || !stretch) return false;
  const { start, end, quote } = quoted(judgedText(view), stretch);
  change(withEvidence(body, { risk, start, end, quote }));
  return true;
}

function verdicts(tools: KindTools): Action[] {
  const words = safetyWords[tools.language];
  const group = words.groups.verdict;
  return [
    ...verdictsOf(tools.view).map((verdict): Action => ({
      id: `verdict-${verdict}`, label: words.verdicts[verdict], keys: [VERDICT_KEYS[verdict]], group, run: () => judge(tools, verdict),
    })),
    { id: "clear", label: words.clear, keys: ["0"], group, run: () => judge(tools, null) },
  ];
}

function digits(tools: KindTools, place: Place): Action[] {
  const words = safetyWords[tools.language];
  const group = words.groups.risks;
  const open = place.open === null ? undefined : CATEGORIES[place.open];
  if (!open) {
    return CATEGORIES.map((category, at): Action => ({
      id: `open-${category.code}`, label: category.label[tools.language], keys: [String(at + 1)], group,
      family: { keys: "1–5", label: words.openCategory }, run: () => tools.setActive(writePlace({ ...place, open: at })),
    }));
  }
  return open.risks.map((risk, at): Action => ({
    id: `tick-${risk.code}`, label: risk.label[tools.language], keys: [String(at + 1)], group,
    family: { keys: `1–${open.risks.length}`, label: words.tickRisk }, run: () => tick(tools, risk.code),
  }));
}
