// Every action of the workbench as data. The buttons, the help page and the keys all come from this one list.
import { useLanguage } from "@/i18n/language";
import { useWords, wordsNow } from "@/i18n/words";
import type { Kind, KindProps, Reading } from "@/kinds/contract";
import { leaveField } from "@/kinds/focus";
import { kindWords } from "@/kinds/words";
import type { Action } from "@/lib/keys/action";
import { askWords } from "./questionWords";
import type { RailTab } from "./Rail";
import type { Task } from "./state";
import type { Workbench } from "./useWorkbench";
import { workbenchWords, type WorkbenchWords } from "./words";

type Context = {
  workbench: Workbench;
  task: Task;
  kind: Kind;
  fields: KindProps;
  tab: RailTab;
  onTab: (tab: RailTab) => void;
  onSkip: () => void;
  onAsk: () => void;
  onHelp: () => void;
};

export function useTaskActions(context: Context): Action[] {
  const words = useWords(workbenchWords);
  const ofKind = useWords(kindWords);
  const language = useLanguage();
  const { kind, fields } = context;
  const own = fields.locked ? [] : kind.actions({ ...fields, words: ofKind, language });
  return [...own, ...handingIn(context, words), ...viewing(context, words), ...more(context, words)];
}

function handingIn(context: Context, words: WorkbenchWords): Action[] {
  const { workbench, fields, onSkip, onAsk } = context;
  const group = words.groups.submit;
  const enabled = !fields.locked;
  return [
    { id: "submit", label: words.submit, keys: ["Enter"], run: workbench.submit, group, enabled },
    {
      id: "submit-in-text",
      label: words.submit,
      keys: ["Mod+Enter"],
      inText: true,
      run: workbench.submit,
      group,
      enabled,
    },
    { id: "skip", label: words.skip, keys: ["X"], run: onSkip, group, enabled },
    { id: "ask", label: wordsNow(askWords).askLong, keys: ["F"], run: onAsk, group, enabled },
    { id: "save", label: words.save, keys: ["Mod+S"], inText: true, run: workbench.saveNow, group },
    undoing(context, words),
  ];
}

/** Undo the last change; with nothing to undo, or while looking at an earlier one, take that answer back. */
function undoing({ workbench, task }: Context, words: WorkbenchWords): Action {
  const { state } = workbench;
  const looked = state.looking === null ? undefined : state.recent[state.looking];
  const group = words.groups.submit;
  if (!looked && task.past.length > 0) {
    return { id: "undo", label: words.undo, keys: ["Mod+Z"], run: () => workbench.dispatch({ do: "undo" }), group };
  }
  return { id: "undo", label: words.withdrawLong, keys: ["Mod+Z"], run: () => workbench.withdraw(looked), group };
}

function viewing({ workbench, task, kind }: Context, words: WorkbenchWords): Action[] {
  const group = words.groups.view;
  const flip = (which: keyof Reading) => () => workbench.dispatch({ do: "toggle", which });
  return [
    { id: "sync", label: words.sync, keys: ["S"], run: flip("synced"), group, enabled: kind.paired },
    { id: "raw", label: words.raw, keys: ["R"], run: flip("raw"), group },
    {
      id: "diff",
      label: words.diff,
      keys: ["D"],
      run: flip("diff"),
      group,
      enabled: kind.hasDiff(task.lease.view),
    },
    {
      id: "prompt",
      label: words.prompt,
      keys: ["P"],
      run: flip("promptOpen"),
      group,
      enabled: !kind.written,
    },
  ];
}

function more({ workbench, tab, onTab, onHelp }: Context, words: WorkbenchWords): Action[] {
  const group = words.groups.more;
  return [
    {
      id: "guideline",
      label: words.toGuideline,
      keys: ["G"],
      group,
      run: () => onTab(tab === "guideline" ? "fields" : "guideline"),
    },
    {
      id: "previous",
      label: words.previous,
      keys: ["["],
      run: () => workbench.dispatch({ do: "look back", steps: 1 }),
      group,
      enabled: workbench.state.recent.length > 0,
    },
    {
      id: "next",
      label: words.next,
      keys: ["]"],
      run: () => workbench.dispatch({ do: "look at", index: null }),
      group,
      enabled: workbench.state.looking !== null,
    },
    { id: "leave-field", label: words.leaveField, keys: ["Escape"], inText: true, run: leaveField, group },
    { id: "help", label: words.help, keys: ["?"], run: onHelp, group },
  ];
}
