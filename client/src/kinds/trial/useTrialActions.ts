// The actions of a trial: the kind's own keys as in the workbench, and the few of the frame around them.
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import type { Action } from "@/lib/keys/action";
import { isEditable } from "@/lib/keys/guard";
import type { Kind, KindProps, Reading } from "../contract";
import { leaveField } from "../focus";
import { kindWords } from "../words";
import { trialWords, type TrialWords } from "./words";

type Context = {
  kind: Kind; fields: KindProps; onSubmit: () => void; onUndo: () => void; onHelp: () => void; onClose: () => void;
};

export function useTrialActions(context: Context): Action[] {
  const words = useWords(trialWords);
  const ofKind = useWords(kindWords);
  const language = useLanguage();
  const { kind, fields } = context;
  return [
    ...kind.actions({ ...fields, words: ofKind, language }), ...handingIn(context, words), ...viewing(context, words),
    ...more(context, words),
  ];
}

function handingIn({ onSubmit, onUndo }: Context, words: TrialWords): Action[] {
  const group = words.groups.submit;
  return [
    { id: "submit", label: words.submit, keys: ["Enter"], run: onSubmit, group },
    { id: "submit-in-text", label: words.submit, keys: ["Mod+Enter"], inText: true, run: onSubmit, group },
    { id: "undo", label: words.undo, keys: ["Mod+Z"], run: onUndo, group },
  ];
}

function viewing({ kind, fields }: Context, words: TrialWords): Action[] {
  const group = words.groups.view;
  const flip = (which: keyof Reading) => () => fields.toggle(which);
  return [
    { id: "sync", label: words.sync, keys: ["S"], run: flip("synced"), group, enabled: kind.paired },
    { id: "raw", label: words.raw, keys: ["R"], run: flip("raw"), group },
    { id: "diff", label: words.diff, keys: ["D"], run: flip("diff"), group, enabled: kind.hasDiff(fields.view) },
    { id: "prompt", label: words.prompt, keys: ["P"], run: flip("promptOpen"), group, enabled: !kind.written },
  ];
}

function more({ onHelp, onClose }: Context, words: TrialWords): Action[] {
  const group = words.groups.more;
  const leave = () => (isEditable(document.activeElement) ? leaveField() : onClose());
  return [
    { id: "leave", label: words.leave, keys: ["Escape"], inText: true, run: leave, group },
    { id: "help", label: words.help, keys: ["?"], run: onHelp, group },
  ];
}
