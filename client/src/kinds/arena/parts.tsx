// The right rail and the vote bar of an arena. One neutral hue for all four votes, so that no side looks right.
import { useWords } from "@/i18n/words";
import type { KindProps } from "../contract";
import { Reason } from "../parts/Reason";
import { Scale } from "../parts/Scale";
import { levelsOf, readAnswer, voted, VOTES } from "./answer";
import { arenaWords } from "./words";
import style from "../talk/talk.module.css";

export function ArenaFields({ form, body, change, locked, problems }: KindProps) {
  return (
    <Reason
      form={form} reason={readAnswer(body).reason} locked={locked} problems={problems}
      onChange={(reason) => change({ ...body, reason })}
    />
  );
}

export function VoteBar({ form, body, change, locked, problems }: KindProps) {
  const words = useWords(arenaWords);
  const { vote, strength } = readAnswer(body);
  const invalid = (path: string) => problems.some((each) => each.path === path);
  const prefers = vote === "A" || vote === "B";
  const levels = levelsOf(form);
  return (
    <div className={style["vote"]}>
      <b>{words.vote}</b>
      <Scale
        wide field="vote" label={words.vote} locked={locked} invalid={invalid("vote")}
        chosen={vote === null ? null : VOTES.indexOf(vote) + 1}
        points={VOTES.map((each, at) => ({ value: at + 1, label: words.choices[each], hint: String(at + 1) }))}
        onChoose={(value) => change(voted(form, body, VOTES[value - 1] ?? null))}
      />
      {prefers && levels > 1 && (
        <Scale
          wide field="strength" label={words.strength} locked={locked} invalid={invalid("strength")} chosen={strength}
          points={words.levels.slice(0, levels).map((label, at) => ({ value: at + 1, label, hint: `Shift+${at + 1}` }))}
          onChoose={(value) => change({ ...body, strength: value })}
        />
      )}
    </div>
  );
}
