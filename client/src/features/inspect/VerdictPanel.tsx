// The verdict: one of four, with reasons where the answer does not pass, and words for its author.
import type { Dispatch } from "react";
import { problemsIn, refusalOf } from "@/api/refusal";
import type { ReasonCode, Verdict } from "@/api/types";
import { fieldName } from "@/i18n/fields";
import { useLanguage } from "@/i18n/language";
import { names } from "@/i18n/names";
import { useWords } from "@/i18n/words";
import { AreaField } from "@/ui/Field";
import { Key } from "@/ui/Key";
import { ProblemList } from "@/ui/ProblemList";
import { ErrorState } from "@/ui/States";
import type { Case, Event } from "./state";
import { inspectWords } from "./words";
import style from "./Page.module.css";

export const VERDICTS: Verdict[] = ["pass", "fix_and_pass", "return", "void"];
const CODES: ReasonCode[] = [
  "factual_error", "incomplete", "off_topic", "wrong_preference", "weak_reason", "format", "language", "unsafe",
  "copied", "other",
];

export function VerdictPanel({ open, dispatch }: { open: Case; dispatch: Dispatch<Event> }) {
  const words = useWords(inspectWords);
  return (
    <section className={style["panel"]} aria-label={words.verdict}>
      <h2>{words.verdict}</h2>
      <div role="radiogroup" aria-label={words.verdict} data-field="review.verdict" className={style["verdicts"]}>
        {VERDICTS.map((verdict, at) => (
          <label key={verdict} data-chosen={open.verdict === verdict || undefined} data-verdict={verdict}>
            <input
              type="radio" name="verdict" checked={open.verdict === verdict}
              onChange={() => dispatch({ do: "judge", verdict })}
            />
            <span>{words[verdict]}</span> <Key>{String(at + 1)}</Key>
          </label>
        ))}
      </div>
      {open.verdict && <p className="small quiet">{words.notes[open.verdict]}</p>}
      {open.verdict && open.verdict !== "pass" && <Codes open={open} dispatch={dispatch} />}
      <AreaField
        label={<>{words.comment} <Key>C</Key></>} value={open.comment} rows={3} placeholder={words.commentHint}
        data-field="comment" onChange={(event) => dispatch({ do: "comment", comment: event.target.value })}
      />
      {open.failure !== null && <Failure open={open} />}
    </section>
  );
}

/** Why the verdict was not taken; a fixed answer's fields carry their names on the form. */
function Failure({ open }: { open: Case }) {
  const of = useLanguage();
  const { form } = open.inspection.project;
  return (
    <div className="stack-s">
      <ErrorState error={open.failure} />
      <ProblemList
        problems={problemsIn(refusalOf(open.failure))}
        named={(path) => fieldName(path.replace(/^fixed_body\./, ""), form, of)}
      />
    </div>
  );
}

function Codes({ open, dispatch }: { open: Case; dispatch: Dispatch<Event> }) {
  const words = useWords(inspectWords);
  const reasons = useWords(names).reason;
  return (
    <fieldset className={style["codes"]} data-field="codes">
      <legend>{words.reasons}</legend>
      {CODES.map((code) => (
        <label key={code} data-chosen={open.codes.includes(code) || undefined}>
          <input type="checkbox" checked={open.codes.includes(code)} onChange={() => dispatch({ do: "mark", code })} />
          {reasons[code]}
        </label>
      ))}
    </fieldset>
  );
}
