// The right rail of a checklist: which answer, each criterion with its answers and note, the total, and the reason.
import { useEffect, useRef } from "react";
import { basisPoints, decimal } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Chip } from "@/ui/Chip";
import { Key } from "@/ui/Key";
import type { KindProps } from "../contract";
import { Reason } from "../parts/Reason";
import { Scale } from "../parts/Scale";
import { describeProblem } from "../problems";
import { kindWords } from "../words";
import { answer, keyOf } from "./actions";
import { checkAt, checked, choicesOf, listOf, needsNote, pathOf, placeOf, readAnswer, totalOf, type Listed, type Place, type Total } from "./answer";
import { rubricWords } from "./words";
import style from "./rubric.module.css";

export function RubricFields(props: KindProps) {
  const { form, view, body, change, locked, active, setActive, problems } = props;
  const words = useWords(rubricWords);
  const ofKind = useWords(kindWords);
  const list = listOf(form, view);
  const place = placeOf(list, view, active);
  const answers = readAnswer(body);
  if (!place) return <p className={`quiet ${style["empty"]}`}>{words.noList}</p>;
  const judged = (slot: string) => list.filter(({ key }) => checkAt(body, { slot, key }).value !== null).length;
  return (
    <>
      {view.candidates.length > 1 && (
        <div className={style["slots"]} role="group" aria-label={words.list}>
          {view.candidates.map(({ slot }) => (
            <button key={slot} type="button" aria-pressed={slot === place.slot} onClick={() => setActive(pathOf({ slot, key: place.key }))}>
              {ofKind.answer(slot)} <span className="quiet">{words.done(judged(slot), list.length)}</span>
            </button>
          ))}
          <Key>Q</Key>
        </div>
      )}
      <ol className={style["list"]} aria-label={words.list}>
        {list.map((criterion) => (
          <Row key={`${place.slot}-${criterion.key}`} {...props} criterion={criterion} place={{ slot: place.slot, key: criterion.key }} isActive={criterion.key === place.key} />
        ))}
      </ol>
      <TotalLine total={totalOf(list, answers.checks[place.slot])} />
      <Reason form={form} reason={answers.reason} locked={locked} problems={problems} onChange={(reason) => change({ ...answers, own: view.criteria ?? null, reason })} />
    </>
  );
}

type RowProps = KindProps & { criterion: Listed; place: Place; isActive: boolean };

function Row(props: RowProps) {
  const { form, view, body, change, locked, setActive, problems, criterion, place, isActive } = props;
  const words = useWords(rubricWords);
  const ofKind = useWords(kindWords);
  const language = useLanguage();
  const host = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isActive) host.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  const path = pathOf(place);
  const { value, note } = checkAt(body, place);
  const choices = choicesOf(form, criterion);
  const chosen = value === null ? -1 : choices.indexOf(value);
  const name = criterion.label[language];
  const problem = problems.find((each) => each.path.startsWith(`${path}.`));
  const hasNote = note !== "" || needsNote(form, criterion, value);
  return (
    <li ref={host} className={style["row"]} data-active={isActive || undefined} onClick={() => setActive(path)}>
      <p className={style["name"]}>
        {criterion.must && <Chip tone="accent">{words.must}</Chip>} <span>{name}</span>
        <span className={`small quiet ${style["weight"]}`} title={criterion.weight < 0 ? words.fault : undefined}>{view.criteria ? words.points(criterion.weight) : basisPoints(criterion.weight, language)}</span>
      </p>
      <Scale
        field={`${path}.value`} label={name} locked={locked} chosen={chosen < 0 ? null : chosen} invalid={problem !== undefined && value === null}
        points={choices.map((each, at) => ({ value: at, label: words.values[String(each)] ?? String(each), hint: isActive && typeof each !== "number" ? keyOf(each, at) : undefined }))}
        onFocus={() => setActive(path)} onChoose={(at) => { const each = choices[at]; if (each !== undefined) answer(props, place, each); }}
      />
      {hasNote && (
        <input
          type="text" data-field={`${path}.note`} className={style["note"]} aria-label={`${words.note}: ${name}`} placeholder={`${words.noteHint} (N)`} value={note} readOnly={locked}
          maxLength={2000} aria-invalid={problem !== undefined || undefined} onFocus={() => setActive(path)} onChange={(event) => change(checked(body, view, place, { note: event.target.value }))}
        />
      )}
      {problem && <p className={style["problem"]}>{describeProblem(problem, ofKind)}</p>}
    </li>
  );
}

export function TotalLine({ total }: { total: Total }) {
  const words = useWords(rubricWords);
  if (total.is === "failed") return <p className={style["failed"]}>{words.failed}</p>;
  return <p className={style["total"]}><span className="quiet">{words.total}</span> <b>{total.is === "known" ? decimal(total.share * 100, 1) : "—"}</b></p>;
}
