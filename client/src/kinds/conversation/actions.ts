// The keys of writing a conversation. With the caret in a turn only those with Alt work; the rest are text.
import type { Action } from "@/lib/keys/action";
import type { KindTools } from "../contract";
import { activeAt } from "./active";
import { countRule, firstRole, readAnswer, type Turn } from "./answer";
import { editTurn, pressRegenerate, showTurn } from "./focus";
import { added, allKept, cutAfter, kept, moved, removed, swapped, weighed } from "./turns";
import { conversationWords } from "./words";

export function conversationActions(tools: KindTools): Action[] {
  return [...editing(tools), ...ordering(tools), ...confirming(tools), ...moving(tools)];
}

function stateOf({ body, change, active, setActive }: KindTools) {
  const answer = readAnswer(body);
  const at = activeAt(active, answer.turns.length);
  const set = (turns: Turn[], to = at) => {
    change({ ...answer, turns });
    setActive(String(Math.max(0, Math.min(turns.length - 1, to))));
  };
  return { turns: answer.turns, at, set };
}

function editing(tools: KindTools): Action[] {
  const words = conversationWords[tools.language];
  const { turns, at, set } = stateOf(tools);
  const group = words.groups.edit;
  const add = () => {
    set(added(turns, at, firstRole(tools.form)), at + 1);
    editTurn(at + 1);
  };
  const mayAdd = turns.length < countRule(tools.form).max;
  return [
    { id: "edit-turn", label: words.edit, keys: ["E", "C"], run: () => editTurn(at), group },
    { id: "add-turn", label: words.add, keys: ["A"], run: add, group, enabled: mayAdd },
    { id: "add-turn-in-text", label: words.add, keys: ["Alt+Enter"], inText: true, run: add, group, enabled: mayAdd },
    { id: "remove-turn", label: words.remove, keys: ["Delete"], run: () => set(removed(turns, at)), group, enabled: turns.length > 1 },
    { id: "cut-after", label: words.cut, keys: ["Shift+Delete"], run: () => set(cutAfter(turns, at)), group, enabled: at < turns.length - 1 },
    { id: "regenerate", label: words.regenerate, keys: ["M"], run: pressRegenerate, group, enabled: tools.form.regenerate === true },
    { id: "swap-role", label: words.swap, keys: ["T"], run: () => set(swapped(turns, at)), group },
    { id: "weigh", label: words.weightToggle, keys: ["W"], run: () => set(weighed(turns, at)), group, enabled: tools.form.weights !== false },
  ];
}

function ordering(tools: KindTools): Action[] {
  const words = conversationWords[tools.language];
  const { turns, at, set } = stateOf(tools);
  const group = words.groups.edit;
  const move = (by: -1 | 1) => () => {
    const writes = document.activeElement instanceof HTMLTextAreaElement;
    set(moved(turns, at, by), at + by);
    if (writes) editTurn(at + by);
    else showTurn(at + by);
  };
  return [
    { id: "turn-up", label: words.up, keys: ["Alt+ArrowUp"], inText: true, repeats: true, group, enabled: at > 0, run: move(-1) },
    { id: "turn-down", label: words.down, keys: ["Alt+ArrowDown"], inText: true, repeats: true, group, enabled: at < turns.length - 1, run: move(1) },
  ];
}

function confirming(tools: KindTools): Action[] {
  const words = conversationWords[tools.language];
  const { turns, at, set } = stateOf(tools);
  const group = words.groups.edit;
  const next = turns.findIndex((turn, place) => place > at && turn.stale);
  return [
    {
      id: "keep-turn", label: words.keep, keys: ["V"], group, enabled: turns[at]?.stale === true,
      run: () => set(kept(turns, at), next < 0 ? at : next),
    },
    { id: "keep-all", label: words.keepAll, keys: ["Shift+V"], group, enabled: turns.some((turn) => turn.stale), run: () => set(allKept(turns)) },
  ];
}

function moving(tools: KindTools): Action[] {
  const words = conversationWords[tools.language];
  const { turns, at } = stateOf(tools);
  const group = words.groups.move;
  const go = (to: number) => () => {
    const place = Math.max(0, Math.min(turns.length - 1, to));
    tools.setActive(String(place));
    showTurn(place);
  };
  return [
    { id: "next-turn", label: words.next, keys: ["J"], run: go(at + 1), repeats: true, group },
    { id: "previous-turn", label: words.previous, keys: ["K"], run: go(at - 1), repeats: true, group },
  ];
}
