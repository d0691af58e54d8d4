// The keys of Good-Same-Bad: 1 A is better, 2 the same, 3 B is better.
import type { Action } from "@/lib/keys/action";
import type { KindTools } from "../contract";
import { focusField, releaseScale } from "../focus";
import { readAnswer, VERDICTS, type Verdict } from "./answer";
import { gsbWords } from "./words";

export function gsbActions({ body, change, language }: KindTools): Action[] {
  const words = gsbWords[language];
  const group = words.groups.verdict;
  const say = (verdict: Verdict | null) => () => {
    change({ ...readAnswer(body), verdict });
    releaseScale();
  };
  return [
    ...VERDICTS.map((verdict, at): Action => ({
      id: `verdict-${verdict}`, label: words.choices[at] ?? verdict, keys: [String(at + 1)], group, run: say(verdict),
    })),
    { id: "clear", label: words.clear, keys: ["0"], group, run: say(null) },
    { id: "to-reason", label: words.toReason, keys: ["C"], run: () => focusField("reason"), group: words.groups.move },
  ];
}
