// Marked errors as they were answered, read-only; where an earlier answer is known, with what came and what went.
import type { Form } from "@/api/types";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Chip } from "@/ui/Chip";
import type { ViewerProps } from "../contract";
import { Words } from "../parts/Words";
import { labelOf } from "../problems";
import { kindWords } from "../words";
import { found } from "./anchor";
import { isSame, labelsOf, penalty, readAnswer, severityOf, type Span } from "./answer";
import { spanWords } from "./words";
import viewer from "../parts/Viewer.module.css";
import style from "./spans.module.css";

export function SpansViewer({ form, view, body, before, lang }: ViewerProps) {
  const words = useWords(spanWords);
  const ofKind = useWords(kindWords);
  const answer = readAnswer(body);
  const earlier = before && readAnswer(before);
  const gone = earlier?.spans.filter((span) => !answer.spans.some((each) => isSame(each, span))) ?? [];
  const isNew = (span: Span) => earlier !== undefined && !earlier.spans.some((each) => isSame(each, span));
  const source = view.candidates[0]?.content ?? "";
  return (
    <div className={viewer["viewer"]}>
      <p>
        {words.penalty} <b className={viewer["verdict"]}>{penalty(form, answer.spans)}</b>
        {answer.no_errors ? ` · ${words.none}` : ` · ${words.marks(answer.spans.length)}`}
      </p>
      <ol className={style["list"]} aria-label={words.list}>
        {answer.spans.map((span) => (
          <Entry key={`${span.label}-${span.start}-${span.end}`} form={form} span={span} state={isNew(span) ? "added" : "kept"} lost={found(source, span) === null} />
        ))}
        {gone.map((span) => <Entry key={`gone-${span.label}-${span.start}-${span.end}`} form={form} span={span} state="removed" lost={false} />)}
      </ol>
      <Words title={ofKind.reason} text={answer.reason} before={earlier?.reason} lang={lang} />
    </div>
  );
}

type EntryProps = { form: Form; span: Span; state: "kept" | "added" | "removed"; lost: boolean };

function Entry({ form, span, state, lost }: EntryProps) {
  const words = useWords(spanWords);
  const language = useLanguage();
  const label = labelsOf(form).find((each) => each.key === span.label);
  const severity = severityOf(form, span.severity);
  return (
    <li className={style["entry"]}>
      <span className="line">
        {state !== "kept" && <Chip tone={state === "added" ? "ok" : "bad"}>{words[state]}</Chip>}
        <Chip tone="primary">{label ? labelOf(label, language) : span.label}</Chip>
        <Chip>{severity ? `${labelOf(severity, language)} · ${words.points(severity.points)}` : span.severity}</Chip>
      </span>
      {state === "removed" ? <del className={style["quote"]}>{span.quote}</del> : <q className={style["quote"]}>{span.quote}</q>}
      {lost && <p className={style["problem"]}>{words.unanchored}</p>}
      {span.note && <p className="small">{span.note}</p>}
    </li>
  );
}
