// The right rail of judging safety: what the verdict asks for, the risks, how heavy, evidence, and the reason.
import { useWords } from "@/i18n/words";
import { Key } from "@/ui/Key";
import { later } from "@/ui/later";
import type { KindProps } from "../contract";
import { Reason } from "../parts/Reason";
import { Scale } from "../parts/Scale";
import { SEVERITIES } from "./actions";
import { readAnswer } from "./answer";
import { RiskPicker } from "./RiskPicker";
import { safetyWords } from "./words";
import style from "./safety.module.css";

/** Seldom: it is there once a place in the answer has been marked. */
const EvidenceList = later(() => import("./Evidence").then((its) => its.EvidenceList));

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
