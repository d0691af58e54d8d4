// The right rail of marking: the penalty, every error with its label, severity and note, and the reason.
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Key } from "@/ui/Key";
import type { KindProps } from "../contract";
import { Reason } from "../parts/Reason";
import { describeProblem, labelOf } from "../problems";
import { kindWords } from "../words";
import { labelsOf, penalty, readAnswer, reasoned, severitiesOf, withChange, withNone, withoutSpan, type Span } from "./answer";
import { found } from "./anchor";
import { activeSpan, writeMode } from "./mode";
import { spanWords } from "./words";
import style from "./spans.module.css";

export function SpansFields(props: KindProps) {
  const { form, body, change, locked, problems } = props;
  const words = useWords(spanWords);
  const ofKind = useWords(kindWords);
  const answer = readAnswer(body);
  const problem = problems.find((each) => each.path === "spans");
  return (
    <>
      <div className={style["summary"]}>
        <span>{words.penalty} <b>{penalty(form, answer.spans)}</b> <span className="quiet">· {words.marks(answer.spans.length)}</span></span>
        <label className={style["none"]}>
          <input
            type="checkbox" checked={answer.no_errors} disabled={locked || answer.spans.length > 0}
            onChange={(event) => change(withNone(body, event.target.checked))}
          />
          {words.none} <Key>0</Key>
        </label>
      </div>
      <div data-field="spans" tabIndex={-1} className={style["field"]}>
        {problem && <p className={style["problem"]} role="alert">{describeProblem(problem, ofKind)}</p>}
        {answer.spans.length === 0 && !answer.no_errors && <p className="small quiet">{words.empty}</p>}
        <ol className={style["list"]} aria-label={words.list}>
          {answer.spans.map((span, at) => <Entry key={`${span.label}-${span.start}-${span.end}`} {...props} span={span} at={at} />)}
        </ol>
      </div>
      <Reason
        form={form} reason={answer.reason} locked={locked} problems={problems}
        onChange={(reason) => change(reasoned(body, reason))}
      />
    </>
  );
}

function Entry({ form, view, body, change, locked, active, setActive, span, at }: KindProps & { span: Span; at: number }) {
  const words = useWords(spanWords);
  const language = useLanguage();
  const isActive = activeSpan(active, readAnswer(body).spans.length) === at;
  const isLost = found(view.candidates[0]?.content ?? "", span) === null;
  const choose = (change_: Partial<Span>) => change(withChange(body, at, change_));
  return (
    <li data-active={isActive || undefined} className={style["entry"]}>
      <button type="button" className={style["place"]} title={words.go} aria-pressed={isActive} onClick={() => setActive(writeMode({ is: "on", at }))}>
        <q className={style["quote"]}>{span.quote}</q>
      </button>
      {isLost && <p className={style["problem"]}>{words.unanchored}</p>}
      <span className={style["choices"]}>
        <select aria-label={words.label} value={span.label} disabled={locked} onChange={(event) => choose({ label: event.target.value })}>
          {labelsOf(form).map((each) => <option key={each.key} value={each.key}>{labelOf(each, language)}</option>)}
        </select>
        <select aria-label={words.severity} value={span.severity} disabled={locked} onChange={(event) => choose({ severity: event.target.value })}>
          {severitiesOf(form).map((each) => <option key={each.key} value={each.key}>{labelOf(each, language)} · {each.points}</option>)}
        </select>
        {!locked && <Button compact weight="quiet" onClick={() => change(withoutSpan(body, at))}>{words.remove}</Button>}
      </span>
      <input
        type="text" aria-label={words.note} value={span.note} readOnly={locked} placeholder={words.noteHint} maxLength={2000}
        onFocus={() => setActive(writeMode({ is: "on", at }))} onChange={(event) => choose({ note: event.target.value })}
      />
    </li>
  );
}
