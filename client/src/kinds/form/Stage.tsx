// What a free form shows to read: the prompt above its answers, or the whole conversation where it has none.
import { useCallback } from "react";
import { useWords } from "@/i18n/words";
import type { KindProps } from "../contract";
import { Pane } from "../parts/Pane";
import { Prompt } from "../parts/Prompt";
import { Turns } from "../parts/Turns";
import { kindWords } from "../words";
import pane from "../parts/Pane.module.css";
import stage from "../parts/Stage.module.css";
import style from "./form.module.css";

export function FormStage({ view, lang, reading, toggle }: KindProps) {
  const words = useWords(kindWords);
  const togglePrompt = useCallback(() => toggle("promptOpen"), [toggle]);
  const many = view.candidates.length > 1;
  if (view.candidates.length === 0) {
    return (
      <div className={stage["single"]}>
        <section className={pane["pane"]} aria-label={words.prompt}>
          <h2 className={pane["head"]}>{words.prompt}</h2>
          <div className={pane["scroll"]} tabIndex={0} role="group" aria-label={words.prompt}><Turns turns={view.conversation} lang={lang} raw={reading.raw} /></div>
        </section>
      </div>
    );
  }
  return (
    <>
      <Prompt turns={view.conversation} lang={lang} open={reading.promptOpen} raw={reading.raw} onToggle={togglePrompt} />
      <div className={many ? style["panes"] : stage["single"]}>
        {view.candidates.map(({ slot, content }) => (
          <Pane key={slot} title={many ? words.answer(slot) : words.theAnswer} text={content} lang={lang} raw={reading.raw} />
        ))}
      </div>
    </>
  );
}
