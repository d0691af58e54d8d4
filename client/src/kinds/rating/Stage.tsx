// What a rating shows to read: the prompt and the one answer.
import { useCallback } from "react";
import { useWords } from "@/i18n/words";
import type { KindProps } from "../contract";
import { Pane } from "../parts/Pane";
import { Prompt } from "../parts/Prompt";
import { kindWords } from "../words";
import style from "../parts/Stage.module.css";

export function RatingStage({ view, lang, reading, toggle }: KindProps) {
  const words = useWords(kindWords);
  const togglePrompt = useCallback(() => toggle("promptOpen"), [toggle]);
  return (
    <>
      <Prompt
        turns={view.conversation}
        lang={lang}
        open={reading.promptOpen}
        raw={reading.raw}
        onToggle={togglePrompt}
      />
      <div className={style["single"]}>
        <Pane
          title={words.theAnswer}
          text={view.candidates[0]?.content ?? ""}
          media={view.candidates[0]?.media}
          lang={lang}
          raw={reading.raw}
        />
      </div>
    </>
  );
}
