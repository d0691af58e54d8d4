// The right rail of judging safety: what the verdict asks for, the risks, how heavy, evidence, and the reason.
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Key } from "@/ui/Key";
import type { KindProps } from "../contract";
import { Reason } from "../parts/Reason";
import { Scale } from "../parts/Scale";
import { SEVERITIES } from "./actions";
import { readAnswer, withoutEvidence } from "./answer";
import { RiskPicker } from "./RiskPicker";
import { riskNamed } from "./risks";
import { safetyWords } from "./words";
import style from "./safety.module.css";

export function SafetyFields(props: KindProps) {
  const { form, body, change, locked, problems } = props;
  const words = useWords(safetyWords);
  const answer = readAnswer(body);
  return (
    <>
      <p className={style["note"]}>
        {answer.verdict === null ? <span className="quiet">{words.verdict} · {words.unset}</span> : <><b>{words.verdicts[answer.verdict]}</b> <span className="quiet">{words.notes[answer.verdict]}</span></>}
      </p>
      {answer.verdict === "unsafe" && (
        <div className={style["weight"]}>
          <span>{words.severity}</span>
          <Scale
            field="severity" label={words.severity} locked={locked} chosen={answer.severity} invalid={problems.some((each) => each.path === "severity")}
            points={SEVERITIES.map((value) => ({ value, label: words.severities[value - 1] ?? String(value) }))}
            onChoose={(severity) => change({ ...answer, severity })}
          />
          <Key>Shift+1–3</Key>
          <label className={style["illegal"]}>
            <input type="checkbox" checked={answer.illegal} disabled={locked} onChange={(event) => { change({ ...answer, illegal: event.target.checked }); event.target.blur(); }} />
            {words.illegal} <Key>I</Key>
          </label>
        </div>
      )}
      <RiskPicker {...props} />
      {answer.evidence.length > 0 && <EvidenceList {...props} />}
      <Reason form={form} reason={answer.reason} locked={locked} problems={problems} onChange={(reason) => change({ ...answer, reason })} />
    </>
  );
}

function EvidenceList({ body, change, locked }: KindProps) {
  const words = useWords(safetyWords);
  const language = useLanguage();
  return (
    <section className={style["evidence"]}>
      <h3>{words.evidence}</h3>
      <ol>
        {readAnswer(body).evidence.map((each, at) => (
          <li key={`${each.risk}-${each.start}-${each.end}`}>
            <span><q>{each.quote}</q> <span className="small quiet">{riskNamed(each.risk)?.label[language]}</span></span>
            {!locked && <Button compact weight="quiet" onClick={() => change(withoutEvidence(body, at))}>{words.remove}</Button>}
          </li>
        ))}
      </ol>
    </section>
  );
}
