// The keys of growing a tree. J and K go from the path's last message through the replies; digits label what others wrote.
// With the caret in a text only those with Alt work; the rest are text.
import type { Action } from "@/lib/keys/action";
import type { KindTools } from "../contract";
import { countRule, goesOn, isWritten, readAnswer, type Answer } from "./answer";
import { showPlace, writeField } from "./focus";
import { added, labelled, moved, removed, withNext } from "./growing";
import { pointsOf } from "./points";
import { placeOf, targetOf, written } from "./place";
import { treeWords } from "./words";

export function treeActions(tools: KindTools): Action[] {
  return [...writing(tools), ...ordering(tools), ...labelling(tools), ...moving(tools)];
}

function stateOf({ form, body, change, active, setActive }: KindTools) {
  const answer = readAnswer(body);
  const { at, label } = placeOf(active, form, answer.replies);
  const set = (next: Answer, to: number | null = at) => {
    change(next);
    setActive(written(to === null ? null : Math.max(0, Math.min(next.replies.length - 1, to)), label));
  };
  const entry = at === null ? undefined : answer.replies[at];
  return { answer, at, label, set, own: entry && isWritten(entry) ? entry : null };
}

function writing(tools: KindTools): Action[] {
  const words = treeWords[tools.language];
  const { answer, at, set, own } = stateOf(tools);
  const group = words.groups.write;
  const last = answer.replies.length;
  const add = () => {
    set(added(answer), last);
    writeField(`replies[${last}].text`);
  };
  const follow = () => {
    if (at === null || !own) return;
    set(withNext(answer, at, (next) => [...next, ""]));
    writeField(`replies[${at}].next[${own.next.length}]`);
  };
  const enabled = answer.replies.filter(isWritten).length < countRule(tools.form).max;
  const mayFollow = goesOn(tools.form) && own !== null && own.next.length < countRule(tools.form).max;
  return [
    { id: "write-reply", label: words.edit, keys: ["E", "C"], run: () => writeField(`replies[${at ?? 0}].text`), group, enabled: own !== null },
    { id: "add-reply", label: words.add, keys: ["A"], run: add, group, enabled },
    { id: "add-reply-in-text", label: words.add, keys: ["Alt+Enter"], inText: true, run: add, group, enabled },
    { id: "add-follow", label: words.addFollow, keys: ["N"], run: follow, group, enabled: mayFollow },
    { id: "remove-reply", label: words.remove, keys: ["Delete"], run: () => at !== null && set(removed(answer, at)), group, enabled: own !== null },
  ];
}

function ordering(tools: KindTools): Action[] {
  const words = treeWords[tools.language];
  const { answer, at, set } = stateOf(tools);
  const group = words.groups.order;
  const move = (by: -1 | 1) => () => {
    if (at === null) return;
    const field = document.activeElement instanceof HTMLTextAreaElement ? "text" : null;
    set(moved(answer, at, by), at + by);
    if (field) writeField(`replies[${at + by}].text`);
    else requestAnimationFrame(() => showPlace(at + by));
  };
  return [
    { id: "reply-up", label: words.up, keys: ["Alt+ArrowUp"], inText: true, repeats: true, group, enabled: at !== null && at > 0, run: move(-1) },
    {
      id: "reply-down", label: words.down, keys: ["Alt+ArrowDown"], inText: true, repeats: true, group,
      enabled: at !== null && at < answer.replies.length - 1, run: move(1),
    },
    { id: "ordered", label: words.orderedShort, keys: ["O"], group, enabled: answer.replies.length > 1, run: () => set({ ...answer, ordered: !answer.ordered }) },
  ];
}

function labelling(tools: KindTools): Action[] {
  const words = treeWords[tools.language];
  const { answer, at, label, set } = stateOf(tools);
  const labels = tools.form.labels ?? [];
  const target = targetOf(at, answer.replies);
  const current = labels.find((each) => each.key === label);
  if (target === null || !current) return [];
  const group = words.groups.label;
  const go = (steps: number) => tools.setActive(written(at, labels[(labels.indexOf(current) + steps + labels.length) % labels.length]?.key));
  const give = (value: number | null) => {
    set(labelled(answer, target, current.key, value));
    if (value !== null) go(1);
  };
  const family = { keys: current.scale === "five" ? "1–5" : "1–2", label: words.scoreFamily };
  const points = pointsOf(current.scale, words).map((point, place): Action => ({
    id: `label-${place + 1}`, label: words.score(current.label[tools.language], point.label), keys: [String(place + 1)], family, group, run: () => give(point.value),
  }));
  return [
    ...points,
    { id: "clear-label", label: words.clear, keys: ["0"], group, run: () => give(null) },
    { id: "next-label", label: words.nextLabel, keys: ["L"], group, run: () => go(1) },
  ];
}

function moving(tools: KindTools): Action[] {
  const words = treeWords[tools.language];
  const { answer, at, label } = stateOf(tools);
  const group = words.groups.move;
  const go = (steps: number) => () => {
    const place = Math.max(-1, Math.min(answer.replies.length - 1, (at ?? -1) + steps));
    const to = place < 0 ? null : place;
    tools.setActive(written(to, label));
    showPlace(to);
  };
  return [
    { id: "next-place", label: words.next, keys: ["J"], run: go(1), repeats: true, group },
    { id: "previous-place", label: words.previous, keys: ["K"], run: go(-1), repeats: true, group },
  ];
}
