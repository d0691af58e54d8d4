// The keys of a ranking: a digit gives the answer in focus its rank, Alt with an arrow moves it, = ties it with the
// one above, J and K go from answer to answer.
import type { Action } from "@/lib/keys/action";
import type { KindTools } from "../contract";
import { focusField, releaseScale } from "../focus";
import { activeSlot, readAnswer, slotsOf } from "./answer";
import { moved, ranked, tied, type Ranks } from "./order";
import { rankingWords } from "./words";

export function rankingActions(tools: KindTools): Action[] {
  return [...placing(tools), ...ordering(tools), ...moving(tools), flagging(tools)];
}

/** Change the ranks of the answer in focus. */
function changed(tools: KindTools, step: (ranks: Ranks, slots: string[], slot: string) => Ranks): () => void {
  const { view, body, change, active } = tools;
  const slots = slotsOf(view);
  const answer = readAnswer(body, slots);
  return () => {
    change({ ...answer, ranks: step(answer.ranks, slots, activeSlot(slots, active)) });
    releaseScale();
  };
}

function placing(tools: KindTools): Action[] {
  const words = rankingWords[tools.language];
  const digits = slotsOf(tools.view).map((_, at) => at + 1);
  const family = { keys: `1–${digits.length}`, label: words.setFamily };
  return [
    ...digits.map((rank): Action => ({
      id: `rank-${rank}`, label: words.setRank(rank), keys: [String(rank)], family, group: words.groups.rank,
      run: changed(tools, (ranks, slots, slot) => ranked(ranks, slots, slot, rank)),
    })),
    {
      id: "clear", label: words.clear, keys: ["0"], group: words.groups.rank,
      run: changed(tools, (ranks, slots, slot) => ranked(ranks, slots, slot, null)),
    },
  ];
}

function ordering(tools: KindTools): Action[] {
  const words = rankingWords[tools.language];
  const group = words.groups.rank;
  return [
    { id: "up", label: words.moveUp, keys: ["Alt+ArrowUp"], repeats: true, group, run: changed(tools, (...of) => moved(...of, -1)) },
    { id: "down", label: words.moveDown, keys: ["Alt+ArrowDown"], repeats: true, group, run: changed(tools, (...of) => moved(...of, 1)) },
    { id: "tie", label: words.tieAbove, keys: ["="], group, run: changed(tools, tied) },
  ];
}

function moving({ view, active, setActive, language }: KindTools): Action[] {
  const words = rankingWords[language];
  const group = words.groups.move;
  const slots = slotsOf(view);
  const go = (steps: number) => () => {
    const at = slots.indexOf(activeSlot(slots, active)) + steps;
    const slot = slots[Math.min(slots.length - 1, Math.max(0, at))];
    if (slot === undefined) return;
    setActive(slot);
    focusField(`ranks.${slot}`);
  };
  return [
    { id: "next-answer", label: words.next, keys: ["J"], run: go(1), repeats: true, group },
    { id: "previous-answer", label: words.previous, keys: ["K"], run: go(-1), repeats: true, group },
    { id: "to-reason", label: words.toReason, keys: ["C"], run: () => focusField("reason"), group },
  ];
}

function flagging({ view, body, change, language }: KindTools): Action {
  const words = rankingWords[language];
  const answer = readAnswer(body, slotsOf(view));
  return {
    id: "none-good", label: words.noneGood, keys: ["N"], group: words.groups.rank,
    run: () => change({ ...answer, none_good: !answer.none_good }),
  };
}
