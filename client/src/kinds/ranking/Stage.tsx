// What a ranking shows to read: the prompt, and every answer as a card. The cards scroll together.
import { useCallback } from "react";
import { useWords } from "@/i18n/words";
import type { KindProps } from "../contract";
import { Prompt } from "../parts/Prompt";
import { activeSlot, readAnswer, slotsOf } from "./answer";
import { Card } from "./Card";
import { equalsOf } from "./order";
import { placeInWords, rankingWords } from "./words";
import style from "./Stage.module.css";

export function RankingStage({ view, body, lang, reading, toggle, active, setActive, problems }: KindProps) {
  const words = useWords(rankingWords);
  const togglePrompt = useCallback(() => toggle("promptOpen"), [toggle]);
  const slots = slotsOf(view);
  const { ranks } = readAnswer(body, slots);
  const chosen = activeSlot(slots, active);
  return (
    <>
      <Prompt turns={view.conversation} lang={lang} open={reading.promptOpen} raw={reading.raw} onToggle={togglePrompt} />
      <div className={style["cards"]} data-count={slots.length}>
        {view.candidates.map(({ slot, content, media }) => (
          <Card
            key={slot} slot={slot} text={content} media={media} lang={lang} raw={reading.raw} rank={ranks[slot] ?? null}
            place={placeInWords(words, ranks[slot] ?? null, equalsOf(ranks, slots, slot))} active={slot === chosen}
            invalid={problems.some((each) => each.path === `ranks.${slot}`)} onFocus={setActive}
          />
        ))}
      </div>
    </>
  );
}
