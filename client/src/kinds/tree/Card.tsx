// One reply among the others: its place, its text, as a field while a new one is active, and what may follow it.
import { memo } from "react";
import type { Form } from "@/api/types";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Rendered } from "@/lib/render/Rendered";
import { Chip } from "@/ui/Chip";
import { describeProblem, type Problem } from "../problems";
import { kindWords } from "../words";
import { isWritten, otherRole, type Entry, type Role } from "./answer";
import { writeField } from "./focus";
import { pointsOf } from "./points";
import { treeWords } from "./words";
import style from "./tree.module.css";

export type TreeTools = {
  write: (at: number, text: string) => void; follow: (at: number, step: (next: string[]) => string[]) => void; remove: (at: number) => void;
  move: (at: number, by: -1 | 1) => void; activate: (at: number) => void;
};
type Props = {
  at: number; entry: Entry; given: string | null; labels: Record<string, number>; form: Form; role: Role; lang: string; raw: boolean; locked: boolean;
  isActive: boolean; isLast: boolean; mayFollow: boolean; problems: readonly Problem[]; tools: TreeTools;
};

export const Card = memo(function Card(props: Props) {
  const { at, entry, role, isActive, locked, problems, tools } = props;
  const words = useWords(treeWords);
  const ofKind = useWords(kindWords);
  const own = isWritten(entry);
  const name = words.reply(at + 1, own ? words.own : words.given(entry.slot));
  const wrong = problems[0];
  return (
    <li
      className={style["card"]} data-reply={at} data-role={role} data-active={isActive || undefined} tabIndex={-1} aria-label={name}
      aria-current={isActive ? "true" : undefined} onFocus={() => isActive || tools.activate(at)}
    >
      <div className={style["side"]}>
        <b className={style["rank"]}>{at + 1}</b>
        <Chip tone={own ? "primary" : "neutral"}>{own ? words.own : words.given(entry.slot)}</Chip>
        <LabelChips {...props} />
        {!locked && <Buttons {...props} />}
      </div>
      <Text {...props} name={name} />
      {own && entry.next.map((text, place) => <Following key={place} {...props} text={text} place={place} />)}
      {wrong && <p className={style["problem"]} role="alert">{describeProblem(wrong, ofKind)}</p>}
    </li>
  );
});

function LabelChips({ form, labels }: Props) {
  const of = useLanguage();
  const words = useWords(treeWords);
  return (form.labels ?? []).flatMap(({ key, label, scale }) => {
    const point = pointsOf(scale, words).find((each) => each.value === labels[key]);
    return point ? [<Chip key={key}>{words.score(label[of], point.label)}</Chip>] : [];
  });
}

function Text({ at, entry, given, lang, raw, locked, isActive, problems, tools, name }: Props & { name: string }) {
  const words = useWords(treeWords);
  if (!isWritten(entry)) return <div onClick={() => tools.activate(at)}><Rendered text={given ?? ""} raw={raw} lang={lang} /></div>;
  const path = `replies[${at}].text`;
  if (isActive && !locked) {
    return (
      <textarea
        className={style["area"]} data-field={path} value={entry.text} lang={lang} rows={3} aria-label={name} placeholder={words.hint}
        aria-invalid={problems.some((each) => each.path === path) || undefined} spellCheck={lang.startsWith("en")}
        onChange={(event) => tools.write(at, event.target.value)}
      />
    );
  }
  const open = () => {
    if (locked || window.getSelection()?.isCollapsed === false) return;
    tools.activate(at);
    writeField(path);
  };
  // A click goes on to the field; the keyboard has E for it.
  return entry.text.trim()
    ? <div className={style["text"]} onClick={open}><Rendered text={entry.text} raw={raw} lang={lang} /></div>
    : <p className="quiet" onClick={open}>{words.empty}</p>;
}

function Following({ at, role, lang, raw, locked, isActive, problems, tools, text, place }: Props & { text: string; place: number }) {
  const words = useWords(treeWords);
  const ofKind = useWords(kindWords);
  const name = words.follow(ofKind[otherRole(role)]);
  const path = `replies[${at}].next[${place}]`;
  return (
    <div className={style["following"]} data-role={otherRole(role)}>
      <span className={style["side"]}>
        {name}
        {!locked && isActive && (
          <button
            type="button" className={style["tool"]} title={words.removeFollow} aria-label={words.removeFollow}
            onClick={() => tools.follow(at, (next) => next.filter((_, each) => each !== place))}
          >
            ✕
          </button>
        )}
      </span>
      {isActive && !locked ? (
        <textarea
          className={style["area"]} data-field={path} value={text} lang={lang} rows={2} aria-label={name} placeholder={words.followHint}
          aria-invalid={problems.some((each) => each.path === path) || undefined} spellCheck={lang.startsWith("en")}
          onChange={(event) => tools.follow(at, (next) => next.map((each, other) => (other === place ? event.target.value : each)))}
        />
      ) : <Rendered text={text || "…"} raw={raw} lang={lang} />}
    </div>
  );
}

function Buttons({ at, entry, isActive, isLast, mayFollow, tools }: Props) {
  const words = useWords(treeWords);
  // Only the active reply's buttons can be reached by Tab.
  const tabIndex = isActive ? 0 : -1;
  const button = (label: string, sign: string, run: () => void, disabled = false) => (
    <button type="button" className={style["tool"]} title={label} aria-label={label} tabIndex={tabIndex} disabled={disabled} onClick={run}>{sign}</button>
  );
  return (
    <span className={style["tools"]}>
      {isWritten(entry) && mayFollow && button(words.addFollow, "↳", () => tools.follow(at, (next) => [...next, ""]))}
      {button(words.up, "↑", () => tools.move(at, -1), at === 0)}
      {button(words.down, "↓", () => tools.move(at, 1), isLast)}
      {isWritten(entry) && button(words.remove, "✕", () => tools.remove(at))}
    </span>
  );
}
