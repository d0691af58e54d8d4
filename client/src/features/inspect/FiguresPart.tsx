// What the server measured of the answer: how far a draft was changed, and why the answer asks to be looked at.
import type { Inspection } from "@/api/types";
import { useWords } from "@/i18n/words";
import { Chip } from "@/ui/Chip";
import { figureWords } from "./figureWords";
import style from "./Page.module.css";

const MOST_LINES = 8;

export function FiguresPart({ figures }: { figures: NonNullable<Inspection["figures"]> }) {
  const words = useWords(figureWords);
  const { flags } = figures;
  const edits = figures.edits.filter((edit) => edit.chars > 0);
  const untouched = figures.edits.length - edits.length;
  const pasted = figures.pasted ?? 0;
  if (figures.edits.length + flags.length + pasted === 0) return null;
  return (
    <section className={style["panel"]} aria-label={words.title}>
      <h2>{words.title}</h2>
      {flags.length > 0 && <p className="line">{flags.map((flag) => <Chip key={flag} tone="warn">{words.flags[flag]}</Chip>)}</p>}
      <ul className="small">
        {figures.alike.map((each) => <li key={each.answer}>{words.alike(Math.round(each.share * 100), each.answer, each.own)}</li>)}
        {pasted > 0 && <li>{words.pasted(pasted)}</li>}
        {edits.slice(0, MOST_LINES).map((edit) => (
          <li key={edit.path}>
            {words.place(edit.path)}{words.edit(edit.chars, edit.words, Math.round(edit.kept * 100))}
          </li>
        ))}
      </ul>
      {untouched > 0 && edits.length > 0 && <p className="small quiet">{words.untouched(untouched)}</p>}
      {edits.length === 0 && figures.edits.length > 0 && <p className="small quiet">{words.asGiven}</p>}
      {edits.length > MOST_LINES && <p className="small quiet">{words.more(edits.length - MOST_LINES)}</p>}
      {flags.length > 0 && <p className="small quiet">{words.note}</p>}
    </section>
  );
}
