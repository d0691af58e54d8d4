// What a checklist shows to read: the prompt, and one answer or several in equal panes.
import { useCallback } from "react";
import { useWords } from "@/i18n/words";
import type { KindProps } from "../contract";
import { Pane } from "../parts/Pane";
import { Prompt } from "../parts/Prompt";
import { kindWords } from "../words";
import stage from "../parts/Stage.module.css";
import style from "./rubric.module.css";

export function RubricStage({ view, lang, reading, toggle }: KindProps) {
  const words = useWords(kindWords);
  const togglePrompt = useCallback(() => toggle("promptOpen"), [toggle]);
  const many = view.candidates.length > 1;
  return (
    <>
      <Prompt turns={view.conversation} lang={lang} open={reading.promptOpen} raw={reading.raw} onToggle={togglePrompt} />
      <div className={many ? style["panes"] : stage["single"]}>
        {view.candidates.map(({ slot, content, media }) => (
          <Pane key={slot} title={many ? words.answer(slot) : words.theAnswer} text={content} media={media} lang={lang} raw={reading.raw} />
        ))}
      </div>
    </>
  );
}
