// The keys of judging steps: 1, 2, 3 judge the active one and go on; E says that the first error is here.
import type { Body } from "@/api/types";
import type { Action } from "@/lib/keys/action";
import type { KindTools } from "../contract";
import { focusField, releaseScale } from "../focus";
import { activeStep } from "./active";
import { firstErrorAt, isFirstOnly, judged, restGood, type Label } from "./answer";
import { stepWords } from "./words";

export const CHOICES: readonly { label: Label; name: "good" | "neutral" | "bad" }[] = [
  { label: 1, name: "good" }, { label: 0, name: "neutral" }, { label: -1, name: "bad" },
];

export function stepsActions(tools: KindTools): Action[] {
  const { form, body, change, setActive, language } = tools;
  const words = stepWords[language];
  const { judge, move } = words.groups;
  const count = countOf(tools);
  const at = activeStep(tools.active, count);
  const go = (to: number) => () => {
    setActive(String(Math.min(count - 1, Math.max(0, to))));
    releaseScale();
  };
  const set = (next: Body) => {
    change(next);
    releaseScale();
  };
  return [
    ...(isFirstOnly(form) ? [] : CHOICES.map((choice, index): Action => ({
      id: `judge-${choice.name}`, label: words.set(words[choice.name]), keys: [String(index + 1)], group: judge,
      family: { keys: "1–3", label: words.setFamily },
      run: () => {
        change(judged(body, { at, label: choice.label, count }));
        go(at + 1)();
      },
    }))),
    { id: "first-error", label: words.errorHere, keys: ["E"], run: () => set(firstErrorAt(form, body, { at, count })), group: judge },
    {
      id: "rest-good", label: isFirstOnly(form) ? words.noError : words.restGood, keys: ["0"], group: judge,
      run: () => set(restGood(form, body, count)),
    },
    { id: "next-step", label: words.next, keys: ["J"], run: go(at + 1), repeats: true, group: move },
    { id: "previous-step", label: words.previous, keys: ["K"], run: go(at - 1), repeats: true, group: move },
    { id: "to-reason", label: words.toReason, keys: ["C"], run: () => focusField("reason"), group: move },
  ];
}

export function countOf({ view }: Pick<KindTools, "view">): number {
  return view.candidates[0]?.steps?.length ?? 0;
}
