// The keys of an arena: 1 A, 2 B, 3 tie, 4 both bad; Shift and a digit for how clear; Q and E stop or retry a side.
import type { Action } from "@/lib/keys/action";
import type { KindTools } from "../contract";
import { focusField, releaseScale } from "../focus";
import { toggleSide } from "../talk/controls";
import { talkWords } from "../talk/words";
import { levelsOf, readAnswer, voted, VOTES, type Vote } from "./answer";
import { arenaWords } from "./words";

export const SIDE_KEYS: Record<string, string> = { A: "Q", B: "E" };

export function arenaActions({ form, body, change, language }: KindTools): Action[] {
  const words = arenaWords[language];
  const talk = talkWords[language];
  const group = words.groups.vote;
  const say = (vote: Vote | null) => () => {
    change(voted(form, body, vote));
    releaseScale();
  };
  const levels = words.levels.slice(0, levelsOf(form));
  const prefers = ["A", "B"].includes(readAnswer(body).vote ?? "");
  return [
    ...VOTES.map((vote, at): Action => ({
      id: `vote-${vote}`, label: words.choices[vote], keys: [String(at + 1)], group, run: say(vote),
    })),
    ...levels.map((label, at): Action => ({
      id: `strength-${at + 1}`, label: words.strengthOf(label), keys: [`Shift+${at + 1}`], group, enabled: prefers,
      run: () => change({ ...body, strength: at + 1 }),
    })),
    { id: "clear", label: words.clear, keys: ["0"], group, run: say(null) },
    ...Object.entries(SIDE_KEYS).map(([side, key]): Action => ({
      id: `toggle-${side}`, label: talk.toggle(talk.side(side)), keys: [key], group: talk.groups.talk, run: toggleSide(side),
    })),
    { id: "to-talk", label: talk.toTalk, keys: ["T"], group: words.groups.move, run: () => focusField("rounds") },
    { id: "to-reason", label: words.toReason, keys: ["C"], group: words.groups.move, run: () => focusField("reason") },
  ];
}
