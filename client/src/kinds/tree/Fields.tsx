// The right rail of growing a tree: labels of the chosen message, the order, what is checked, and a note.
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { AreaField } from "@/ui/Field";
import { Key } from "@/ui/Key";
import type { KindProps } from "../contract";
import { Scale } from "../parts/Scale";
import { Recorded } from "../parts/Recorded";
import { describeProblem } from "../problems";
import { kindWords } from "../words";
import { complete, countRule, isWritten, PARENT, readAnswer } from "./answer";
import { labelled } from "./growing";
import { placeOf, targetOf, written } from "./place";
import { pointsOf } from "./points";
import { treeWords } from "./words";
import style from "./tree.module.css";

const MOST_LINES = 8;

export function TreeFields(props: KindProps) {
  const { form, view, body, change, locked } = props;
  const words = useWords(treeWords);
  const ofKind = useWords(kindWords);
  const answer = readAnswer(body);
  const { min, max } = countRule(form);
  const count = answer.replies.filter(isWritten).length;
  const wrong = complete(form, body, view);
  return (
    <div className={style["fields"]}>
      {form.labels && form.labels.length > 0 && <LabelRows {...props} />}
      {answer.replies.length > 1 && (
        <label className={style["ordered"]} data-field="ordered">
          <input type="checkbox" checked={answer.ordered} disabled={locked} aria-keyshortcuts="O" onChange={(event) => change({ ...answer, ordered: event.target.checked })} />
          <span>{words.ordered} <Key>O</Key></span>
        </label>
      )}
      <section className={style["checks"]}>
        <h3>{words.checks}</h3>
        <p data-wrong={count < min || count > max || undefined}><Sign fits={count >= min && count <= max} /> {words.count(count, min, max)}</p>
        {wrong.slice(0, MOST_LINES).map((problem, at) => (
          <p key={at} data-wrong><Sign fits={false} /> {numberOf(problem.path)}{describeProblem(problem, ofKind)}</p>
        ))}
      </section>
      <AreaField
        label={words.note} value={answer.note} readOnly={locked} rows={3} data-field="note"
        onChange={(event) => change({ ...answer, note: event.target.value })}
      />
      <Recorded />
    </div>
  );
}

/** Say which reply a problem is of: "replies[1].text" is "2. ". */
function numberOf(path: string): string {
  const at = /^replies\[(\d+)\]/.exec(path)?.[1];
  return at === undefined ? "" : `${Number(at) + 1}. `;
}

function LabelRows({ form, body, change, locked, active, setActive }: KindProps) {
  const words = useWords(treeWords);
  const of = useLanguage();
  const answer = readAnswer(body);
  const { at, label } = placeOf(active, form, answer.replies);
  const target = targetOf(at, answer.replies);
  if (target === null) return <section><h3>{words.labels}</h3><p className="small quiet">{words.labelNone}</p></section>;
  const given = answer.labels[target] ?? {};
  return (
    <section className={style["labels"]}>
      <h3>{words.labelsOf(target === PARENT ? words.parent : words.given(target))} <span className="small quiet">{words.optional}</span></h3>
      {form.labels?.map((each) => (
        <div key={each.key} className={style["label"]} data-active={each.key === label || undefined}>
          <span>{each.label[of]}</span>
          <Scale
            field={`labels.${target}.${each.key}`} label={each.label[of]} locked={locked} invalid={false} chosen={given[each.key] ?? null}
            points={pointsOf(each.scale, words).map((point, place) => ({ ...point, hint: each.scale === "five" ? undefined : String(place + 1) }))}
            onChoose={(value) => {
              setActive(written(at, each.key));
              change(labelled(answer, target, each.key, value === given[each.key] ? null : value));
            }}
          />
        </div>
      ))}
    </section>
  );
}

function Sign({ fits }: { fits: boolean }) {
  return <span aria-hidden="true">{fits ? "✓" : "○"}</span>;
}
