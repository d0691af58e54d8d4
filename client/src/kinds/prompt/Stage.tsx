// Where prompts are written: the scenario to the left, the prompts to the right, the active one as a text field.
import { useMemo, useRef } from "react";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { textsOf, type KindProps } from "../contract";
import { Turns } from "../parts/Turns";
import { notePaste } from "../pasted";
import { describeProblem } from "../problems";
import { kindWords } from "../words";
import { activeAt, blank, countRule, promptProblems, readAnswer, tagged, tagsOf, written, type Written } from "./answer";
import { Card, type PromptTools } from "./Card";
import { writePrompt } from "./focus";
import { promptWords } from "./words";
import pane from "../parts/Pane.module.css";
import stage from "../parts/Stage.module.css";
import style from "./prompt.module.css";

const NONE: string[] = [];

export function PromptStage(props: KindProps) {
  const { form, view, lang, reading, body, locked, active, problems, change, setActive } = props;
  const words = useWords(promptWords);
  const ofKind = useWords(kindWords);
  const answer = readAnswer(body);
  const { prompts } = answer;
  const at = activeAt(active, prompts.length);
  const tools = useTools(props);
  const { min, max } = countRule(form);
  const wrongCount = problems.find((each) => each.path === "prompts");
  const wrong = problems.length > 0 ? promptProblems(form, prompts) : [];
  const tags = tagsOf(form);
  const add = () => {
    change({ ...answer, prompts: [...prompts, blank()] });
    setActive(String(prompts.length));
    writePrompt(prompts.length);
  };
  return (
    <div className={stage["halves"]}>
      <section className={pane["pane"]} aria-label={words.scenario}>
        <h2 className={`${pane["head"]} ${style["level"]}`}>{words.scenario}</h2>
        <div className={pane["scroll"]} tabIndex={0} role="group" aria-label={words.scenario}>
          <Turns turns={view.conversation} lang={lang} raw={reading.raw} />
        </div>
      </section>
      <section className={pane["pane"]} aria-label={words.prompts}>
        <div className={`${style["head"]} ${style["level"]}`}>
          <h2>{words.prompts}</h2>
          <span className={style["count"]} data-field="prompts" tabIndex={-1} data-wrong={wrongCount !== undefined || undefined}>
            {words.count(prompts.length, min, max)}{wrongCount && `: ${describeProblem(wrongCount, ofKind)}`}
          </span>
        </div>
        <div className={pane["scroll"]} tabIndex={0} role="group" aria-label={words.prompts}>
          <ol className={style["cards"]} onPaste={(event) => notePaste(event, [...textsOf(view), ...prompts.map((each) => each.text)])}>
            {prompts.map((prompt, place) => (
              <Card
                key={place} at={place} prompt={prompt} tags={tags} lang={lang} locked={locked} isActive={place === at} isOnly={prompts.length === 1}
                problem={wrong[place]?.[0] ?? null} missing={wrong[place]?.flatMap((each) => each.path.split(".tags.")[1] ?? []) ?? NONE} tools={tools}
              />
            ))}
          </ol>
          {!locked && <Button className={style["more"]} disabled={prompts.length >= max} hint="Alt+Enter" onClick={add}>{words.add}</Button>}
        </div>
      </section>
    </div>
  );
}

/** The same tools for every card and every render, so that typing in one prompt draws no other anew. */
function useTools({ body, change, setActive }: KindProps): PromptTools {
  const now = useRef({ body, change, setActive });
  now.current = { body, change, setActive };
  return useMemo(() => {
    const set = (step: (prompts: Written[]) => Written[]) => {
      const answer = readAnswer(now.current.body);
      now.current.change({ ...answer, prompts: step(answer.prompts) });
    };
    return {
      write: (at, text) => set((prompts) => written(prompts, at, { text })),
      tag: (at, tag, choice) => set((prompts) => tagged(prompts, at, tag, choice)),
      remove: (at) => set((prompts) => prompts.filter((_, place) => place !== at)),
      activate: (at) => now.current.setActive(String(at)),
    };
  }, []);
}
