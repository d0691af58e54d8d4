// What a comparison shows to read: the prompt and the two answers side by side, exactly alike.
import { useCallback, useRef } from "react";
import { useWords } from "@/i18n/words";
import type { KindProps } from "../contract";
import { Pane } from "../parts/Pane";
import { Prompt } from "../parts/Prompt";
import { useSyncedScroll } from "../parts/useSyncedScroll";
import { kindWords } from "../words";
import style from "../parts/Stage.module.css";

export function ComparisonStage({ view, lang, reading, toggle }: KindProps) {
  const words = useWords(kindWords);
  const first = useRef<HTMLDivElement>(null);
  const second = useRef<HTMLDivElement>(null);
  const togglePrompt = useCallback(() => toggle("promptOpen"), [toggle]);
  useSyncedScroll(first, second, reading.synced);
  return (
    <>
      <Prompt
        turns={view.conversation} lang={lang} open={reading.promptOpen} raw={reading.raw}
        onToggle={togglePrompt}
      />
      <div className={style["pair"]}>
        {view.candidates.map((each, at) => (
          <Pane
            key={each.slot} title={words.answer(each.slot)} text={each.content} media={each.media} lang={lang} raw={reading.raw}
            scroller={at === 0 ? first : second}
          />
        ))}
      </div>
    </>
  );
}
