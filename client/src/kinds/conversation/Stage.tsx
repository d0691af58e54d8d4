// Where a conversation is written: the item's own beginning or scenario above, the turns below, the active one as a text
// field. What is far from the view is not laid out (content-visibility), so that 150 turns stay fluid.
import { useCallback, useMemo, useRef } from "react";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { textsOf, type KindProps } from "../contract";
import { Prompt } from "../parts/Prompt";
import { notePaste } from "../pasted";
import { describeProblem } from "../problems";
import { kindWords } from "../words";
import { activeAt } from "./active";
import { countRule, draftsOf, firstRole, readAnswer, turnProblems, type Turn } from "./answer";
import { editTurn } from "./focus";
import { RegenerationBar } from "./RegenerationBar";
import { TurnCard, type TurnTools } from "./TurnCard";
import { added, allKept, kept, moved, removed, swapped, weighed, written } from "./turns";
import { useRegeneration } from "./useRegeneration";
import { conversationWords } from "./words";
import pane from "../parts/Pane.module.css";
import stage from "../parts/Stage.module.css";
import style from "./conversation.module.css";

export function ConversationStage(props: KindProps) {
  const { form, view, lang, reading, body, change, locked, toggle, active, problems } = props;
  const words = useWords(conversationWords);
  const ofKind = useWords(kindWords);
  const { turns } = readAnswer(body);
  const at = activeAt(active, turns.length);
  const shown = form.given === "draft" ? view.conversation.filter((turn) => turn.role === "system") : view.conversation;
  const drafts = useMemo(() => draftsOf(form, view), [form, view]);
  const tools = useTools(props);
  const regeneration = useRegeneration(props);
  const givenOf = ({ source }: Turn) => {
    const given = source?.from === "item" ? drafts[source.at] : undefined;
    return { draft: given?.content ?? null, media: given?.media };
  };
  const { min, max } = countRule(form);
  const wrongCount = problems.find((each) => each.path === "turns");
  const togglePrompt = useCallback(() => toggle("promptOpen"), [toggle]);
  const stale = turns.filter((turn) => turn.stale).length;
  return (
    <>
      {shown.length > 0 && <Prompt turns={shown} lang={lang} open={reading.promptOpen} raw={reading.raw} onToggle={togglePrompt} />}
      <div className={stage["single"]}>
        <section className={pane["pane"]} aria-label={words.conversation}>
          <div className={style["head"]}>
            <h2>{words.conversation}</h2>
            <span className={style["count"]} data-field="turns" tabIndex={-1} data-wrong={wrongCount !== undefined || undefined}>
              {words.count(turns.length, min, max)}{wrongCount && `: ${describeProblem(wrongCount, ofKind)}`}
            </span>
          </div>
          {stale > 0 && !locked && (
            <div className={style["stale"]} role="status">
              <span><b>{words.staleCount(stale)}</b> <span className="small">{words.staleNote}</span></span>
              <Button compact hint="Shift+V" onClick={() => change({ ...readAnswer(body), turns: allKept(turns) })}>{words.keepAll}</Button>
            </div>
          )}
          <RegenerationBar of={regeneration} turns={turns} at={at} />
          <div className={pane["scroll"]} tabIndex={0} role="group" aria-label={words.conversation}>
            <ol className={style["turns"]} onPaste={(event) => notePaste(event, [...textsOf(view), ...turns.map((turn) => turn.content)])}>
              {turns.map((turn, place) => (
                // Turns are told apart by their place: all they hold is in the answer, and only the active one is a field.
                <TurnCard
                  key={place} at={place} turn={turn} {...givenOf(turn)}
                  lang={lang} raw={reading.raw} diff={reading.diff} locked={locked} isActive={place === at} isLast={place === turns.length - 1}
                  growing={regeneration.growing?.at === place ? regeneration.growing.text : null}
                  weights={form.weights !== false} tools={tools}
                  problem={problems.length > 0 ? (turnProblems(form, turns, place)[0] ?? null) : null}
                />
              ))}
            </ol>
            {!locked && (
              <Button className={style["more"]} disabled={turns.length >= max} hint="Alt+Enter" onClick={() => tools.add(turns.length - 1)}>
                {words.add}
              </Button>
            )}
          </div>
        </section>
      </div>
    </>
  );
}

/** The same tools for every card and every render, so that typing in one turn draws no other anew. */
function useTools({ form, body, change, setActive }: KindProps): TurnTools {
  const now = useRef({ form, body, change, setActive });
  now.current = { form, body, change, setActive };
  return useMemo(() => {
    const set = (step: (turns: Turn[]) => Turn[], to?: number) => {
      const answer = readAnswer(now.current.body);
      const turns = step(answer.turns);
      now.current.change({ ...answer, turns });
      if (to !== undefined) now.current.setActive(String(Math.max(0, Math.min(turns.length - 1, to))));
    };
    return {
      write: (at, content) => set((turns) => written(turns, at, content)),
      add: (after) => {
        set((turns) => added(turns, after, firstRole(now.current.form)), after + 1);
        editTurn(after + 1);
      },
      remove: (at) => set((turns) => removed(turns, at), at),
      move: (at, by) => set((turns) => moved(turns, at, by), at + by),
      swap: (at) => set((turns) => swapped(turns, at)),
      weigh: (at) => set((turns) => weighed(turns, at)),
      keep: (at) => set((turns) => kept(turns, at)),
      activate: (at) => now.current.setActive(String(at)),
    };
  }, []);
}
