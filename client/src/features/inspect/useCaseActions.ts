// Every action of inspection as data. While fixing, the kind's own keys work too, except its digits: those are
// the verdict's.
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import type { Kind, KindProps, Reading } from "@/kinds/contract";
import { focusField, leaveField, releaseScale } from "@/kinds/focus";
import { kindWords } from "@/kinds/words";
import type { Action } from "@/lib/keys/action";
import type { Inspect } from "./useInspect";
import { VERDICTS } from "./VerdictPanel";
import { inspectWords, type InspectWords } from "./words";

type Context = { inspect: Inspect; kind: Kind; fields: KindProps; onHelp: () => void };
const OWN_KEYS = /^(\d|C)$/;

export function useCaseActions(context: Context): Action[] {
  const words = useWords(inspectWords);
  const ofKind = useWords(kindWords);
  const language = useLanguage();
  const { kind, fields } = context;
  const ofFields = fields.locked ? [] : kind.actions({ ...fields, words: ofKind, language });
  const kept = ofFields
    .map((action) => ({ ...action, keys: action.keys.filter((key) => !OWN_KEYS.test(key)) }))
    .filter((action) => action.keys.length > 0);
  return [...judging(context, words), ...viewing(context, words), ...kept];
}

function judging({ inspect, onHelp }: Context, words: InspectWords): Action[] {
  const { verdict: group, more } = words.groups;
  return [
    ...VERDICTS.map((verdict, at): Action => ({
      id: `judge-${verdict}`, label: words[verdict], keys: [String(at + 1)], group,
      run: () => {
        inspect.dispatch({ do: "judge", verdict });
        releaseScale();
      },
    })),
    { id: "confirm", label: words.confirm, keys: ["Mod+Enter"], inText: true, run: inspect.confirm, group },
    { id: "to-comment", label: words.toComment, keys: ["C"], run: () => focusField("comment"), group },
    { id: "leave-field", label: words.leaveField, keys: ["Escape"], inText: true, run: leaveField, group: more },
    { id: "help", label: words.keys, keys: ["?"], run: onHelp, group: more },
  ];
}

function viewing({ inspect, kind, fields }: Context, words: InspectWords): Action[] {
  const { view: group } = words.groups;
  const flip = (which: keyof Reading) => () => inspect.dispatch({ do: "toggle", which });
  return [
    { id: "sync", label: words.sync, keys: ["S"], run: flip("synced"), group, enabled: kind.paired },
    { id: "raw", label: words.raw, keys: ["R"], run: flip("raw"), group },
    { id: "diff", label: words.diff, keys: ["D"], run: flip("diff"), group, enabled: kind.hasDiff(fields.view) },
    { id: "prompt", label: words.prompt, keys: ["P"], run: flip("promptOpen"), group, enabled: !kind.written },
  ];
}
