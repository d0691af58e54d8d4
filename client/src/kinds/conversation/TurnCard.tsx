// One turn: who speaks, where it came from, and its text; as a field while it is active, as it will be read otherwise.
import { memo } from "react";
import type { Media } from "@/api/types";
import { useWords } from "@/i18n/words";
import { Files } from "@/lib/media/later";
import { Rendered } from "@/lib/render/Rendered";
import { Chip } from "@/ui/Chip";
import { DifferenceView } from "../parts/DifferenceView";
import { countChars, describeProblem, type Problem } from "../problems";
import { kindWords } from "../words";
import type { Turn } from "./answer";
import { editTurn } from "./focus";
import { originOf } from "./origin";
import { conversationWords } from "./words";
import style from "./conversation.module.css";

export type TurnTools = {
  write: (at: number, content: string) => void; add: (after: number) => void; remove: (at: number) => void;
  move: (at: number, by: -1 | 1) => void; swap: (at: number) => void; weigh: (at: number) => void; keep: (at: number) => void;
  activate: (at: number) => void;
};
type Props = {
  at: number; turn: Turn; draft: string | null; media: Media[] | undefined; lang: string; raw: boolean; diff: boolean; locked: boolean; isActive: boolean; isLast: boolean;
  /** What a model has written of this turn so far. */
  growing: string | null;
  weights: boolean; tools: TurnTools; problem: Problem | null;
};

export const TurnCard = memo(function TurnCard(props: Props) {
  const { at, turn, draft, isActive, locked, weights, tools, problem } = props;
  const words = useWords(conversationWords);
  const ofKind = useWords(kindWords);
  const name = words.turn(at + 1, ofKind[turn.role]);
  return (
    <li
      className={style["turn"]} data-turn={at} data-role={turn.role} data-active={isActive || undefined} data-stale={turn.stale || undefined}
      tabIndex={-1} aria-label={name} aria-current={isActive ? "true" : undefined} onFocus={() => isActive || tools.activate(at)}
    >
      <div className={style["side"]}>
        <b>{name}</b>
        <Chip>{words.origins[originOf(turn, draft)]}</Chip>
        {turn.stale && <Chip tone="warn">{words.stale}</Chip>}
        {weights && turn.role === "assistant" && (
          <label className={style["weight"]}>
            <input type="checkbox" checked={turn.weight === 1} disabled={locked} onChange={() => tools.weigh(at)} /> {words.weight}
          </label>
        )}
      </div>
      <div>{props.media?.length ? <Files media={props.media} /> : null}<Text {...props} name={name} /></div>
      {!locked && <Tools {...props} />}
      {problem && <p className={style["problem"]} role="alert">{describeProblem(problem, ofKind)}</p>}
    </li>
  );
});

function Text({ growing, at, turn, draft, lang, raw, diff, locked, isActive, tools, problem, name }: Props & { name: string }) {
  const words = useWords(conversationWords);
  if (growing !== null) return <div className="prewrap" aria-busy="true" lang={lang}>{growing || "…"}</div>;
  if (diff && draft !== null && draft !== turn.content) return <DifferenceView before={draft} after={turn.content} lang={lang} />;
  if (isActive && !locked) {
    return (
      <textarea
        className={style["area"]} data-field={`turns[${at}].content`} value={turn.content} lang={lang} rows={rowsOf(turn.content)}
        aria-label={name} aria-invalid={problem ? true : undefined} placeholder={words.hint} spellCheck={lang.startsWith("en")}
        onChange={(event) => tools.write(at, event.target.value)}
      />
    );
  }
  if (!turn.content.trim()) return <p className="quiet" onClick={() => locked || open(tools, at)}>{words.empty}</p>;
  // A click goes on to the field; the keyboard has E for it.
  return <div className={style["text"]} onClick={() => locked || open(tools, at)}><Rendered text={turn.content} raw={raw} lang={lang} /></div>;
}

function open(tools: TurnTools, at: number): void {
  if (window.getSelection()?.isCollapsed === false) return;
  tools.activate(at);
  editTurn(at);
}

function Tools({ at, turn, isActive, isLast, tools }: Props) {
  const words = useWords(conversationWords);
  // Only the active turn's buttons can be reached by Tab: 150 turns would be a thousand stops.
  const tabIndex = isActive ? 0 : -1;
  const button = (label: string, sign: string, run: () => void, disabled = false) => (
    <button type="button" className={style["tool"]} title={label} aria-label={label} tabIndex={tabIndex} disabled={disabled} onClick={run}>{sign}</button>
  );
  return (
    <div className={style["tools"]}>
      <span className="small quiet">{words.chars(countChars(turn.content))}</span>
      {turn.stale && button(words.keep, "✓", () => tools.keep(at))}
      {button(words.up, "↑", () => tools.move(at, -1), at === 0)}
      {button(words.down, "↓", () => tools.move(at, 1), isLast)}
      {button(words.swap, "⇄", () => tools.swap(at))}
      {button(words.add, "+", () => tools.add(at))}
      {button(words.remove, "✕", () => tools.remove(at), at === 0 && isLast)}
    </div>
  );
}

const MOST_ROWS = 16;
const CHARS_A_ROW = 60;

function rowsOf(text: string): number {
  const rows = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / CHARS_A_ROW)), 0);
  return Math.min(MOST_ROWS, Math.max(2, rows));
}
