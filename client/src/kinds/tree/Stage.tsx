// Where a tree grows: the path to the left, what comes next to the right, best first.
import { useMemo, useRef } from "react";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { textsOf, type KindProps } from "../contract";
import { Turns } from "../parts/Turns";
import { notePaste } from "../pasted";
import { describeProblem } from "../problems";
import { kindWords } from "../words";
import { countRule, goesOn, isWritten, nextRole, PARENT, readAnswer, replyProblems, type Answer } from "./answer";
import { Card, type TreeTools } from "./Card";
import { writeField } from "./focus";
import { added, moved, removed, withNext, withText } from "./growing";
import { placeOf, targetOf, written } from "./place";
import { treeWords } from "./words";
import pane from "../parts/Pane.module.css";
import stage from "../parts/Stage.module.css";
import style from "./tree.module.css";

const NONE = {};
const FINE: never[] = [];

export function TreeStage(props: KindProps) {
  const { form, view, lang, reading, body, locked, active, setActive } = props;
  const words = useWords(treeWords);
  const answer = readAnswer(body);
  const { at } = placeOf(active, form, answer.replies);
  return (
    <div className={stage["halves"]}>
      <section
        className={pane["pane"]} aria-label={words.path} data-reply={PARENT} data-active={at === null || undefined} tabIndex={-1}
        onFocus={() => at === null || locked || setActive(written(null))}
      >
        <div className={`${style["head"]} ${style["level"]}`}>
          <h2>{words.path}</h2>
          {answer.labels[PARENT] && <Chip>{words.labels} ✓</Chip>}
        </div>
        <div className={pane["scroll"]} tabIndex={0} role="group" aria-label={words.path}>
          <Turns turns={view.conversation} lang={lang} raw={reading.raw} />
        </div>
      </section>
      <Replies {...props} />
    </div>
  );
}

function Replies(props: KindProps) {
  const { form, view, lang, reading, body, locked, active, problems, change, setActive } = props;
  const words = useWords(treeWords);
  const ofKind = useWords(kindWords);
  const answer = readAnswer(body);
  const { replies } = answer;
  const { at } = placeOf(active, form, replies);
  const tools = useTools(props);
  const { min, max } = countRule(form);
  const count = replies.filter(isWritten).length;
  const wrong = problems.find((each) => each.path === "written");
  const role = nextRole(view);
  const texts = useMemo(() => new Map(view.candidates.map(({ slot, content }) => [slot, content])), [view]);
  const add = () => {
    change(added(answer));
    setActive(written(replies.length));
    writeField(`replies[${replies.length}].text`);
  };
  return (
    <section className={pane["pane"]} aria-label={words.replies}>
      <div className={`${style["head"]} ${style["level"]}`}>
        <h2>{words.writes[role]}</h2>
        <span className={style["count"]} data-field="written" tabIndex={-1} data-wrong={wrong !== undefined || undefined}>
          {words.count(count, min, max)}{wrong && `: ${describeProblem(wrong, ofKind)}`}
        </span>
      </div>
      <div className={pane["scroll"]} tabIndex={0} role="group" aria-label={words.replies}>
        {replies.length > 1 && <p className="small quiet">{words.bestFirst}</p>}
        <ol className={style["cards"]} onPaste={(event) => notePaste(event, [...textsOf(view), ...replies.flatMap((each) => (isWritten(each) ? [each.text] : []))])}>
          {replies.map((entry, place) => (
            <Card
              key={isWritten(entry) ? place : entry.slot} at={place} entry={entry} given={isWritten(entry) ? null : (texts.get(entry.slot) ?? null)}
              labels={answer.labels[targetOf(place, replies) ?? ""] ?? NONE} form={form} role={role} lang={lang} raw={reading.raw} locked={locked}
              isActive={place === at} isLast={place === replies.length - 1} mayFollow={goesOn(form)} tools={tools}
              problems={problems.length > 0 ? replyProblems(form, replies, view, place) : FINE}
            />
          ))}
        </ol>
        {!locked && <Button className={style["more"]} disabled={count >= max} hint="Alt+Enter" onClick={add}>{words.add}</Button>}
      </div>
    </section>
  );
}

/** The same tools for every card and every render, so that typing in one reply draws no other anew. */
function useTools({ body, change, setActive }: KindProps): TreeTools {
  const now = useRef({ body, change, setActive });
  now.current = { body, change, setActive };
  return useMemo(() => {
    const set = (step: (answer: Answer) => Answer, to?: number) => {
      now.current.change(step(readAnswer(now.current.body)));
      if (to !== undefined) now.current.setActive(written(Math.max(0, to)));
    };
    return {
      write: (at, text) => set((answer) => withText(answer, at, text)),
      follow: (at, step) => set((answer) => withNext(answer, at, step)),
      remove: (at) => set((answer) => removed(answer, at), at - 1),
      move: (at, by) => set((answer) => moved(answer, at, by), at + by),
      activate: (at) => now.current.setActive(written(at)),
    };
  }, []);
}
