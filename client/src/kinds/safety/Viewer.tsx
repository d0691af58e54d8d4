// A safety judgement as it was answered, read-only; what changed since an earlier one is struck through.
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Chip } from "@/ui/Chip";
import type { ViewerProps } from "../contract";
import { Changed } from "../parts/ScoreList";
import { Words } from "../parts/Words";
import { kindWords } from "../words";
import { readAnswer, type Part } from "./answer";
import { codeShown, riskNamed } from "./risks";
import { safetyWords } from "./words";
import viewer from "../parts/Viewer.module.css";
import style from "./safety.module.css";

export function SafetyViewer({ view, body, before, lang }: ViewerProps) {
  const words = useWords(safetyWords);
  const ofKind = useWords(kindWords);
  const answer = readAnswer(body);
  const earlier = before && readAnswer(before);
  const said = (verdict: typeof answer.verdict) => (verdict === null ? words.unset : words.verdicts[verdict]);
  const weight = (severity: number | null) => (severity === null ? "—" : words.severities[severity - 1]);
  const parts: Part[] = view.candidates.length > 0 ? ["risks", "prompt_risks"] : ["risks"];
  return (
    <div className={viewer["viewer"]}>
      <p>{words.verdict} <b className={viewer["verdict"]}><Changed now={said(answer.verdict)} before={earlier && said(earlier.verdict)} /></b></p>
      {answer.verdict === "unsafe" && (
        <p className="line">
          <span>{words.severity} <Changed now={weight(answer.severity)} before={earlier && weight(earlier.severity)} /></span>
          {answer.illegal ? <Chip tone="bad">{words.illegal}</Chip> : <span className="small quiet">{words.legal}</span>}
        </p>
      )}
      {parts.map((part) => <Risks key={part} title={parts.length > 1 ? words.parts[part] : words.promptOnly} now={answer[part]} before={earlier?.[part]} />)}
      {answer.evidence.length > 0 && (
        <section className={`${style["evidence"]} ${style["said"]}`}>
          <h3>{words.evidence}</h3>
          <ol>{answer.evidence.map((each) => <li key={`${each.risk}-${each.start}`}><span lang={lang}><q>{each.quote}</q> <span className="small quiet">{codeShown(each.risk)}</span></span></li>)}</ol>
        </section>
      )}
      <Words title={ofKind.reason} text={answer.reason} before={earlier?.reason} lang={lang} />
    </div>
  );
}

function Risks({ title, now, before = now }: { title: string; now: readonly string[]; before?: readonly string[] | undefined }) {
  const words = useWords(safetyWords);
  const language = useLanguage();
  const name = (code: string) => `${codeShown(code)} ${riskNamed(code)?.label[language] ?? ""}`;
  const gone = before.filter((code) => !now.includes(code));
  return (
    <section className={`${style["evidence"]} ${style["said"]}`}>
      <h3>{title}</h3>
      {now.length + gone.length === 0 ? <p className="small quiet">{words.noRisk}</p> : (
        <ul>
          {gone.map((code) => <li key={code}><del>{name(code)}</del></li>)}
          {now.map((code) => <li key={code}>{before.includes(code) ? name(code) : <b>{name(code)}</b>}</li>)}
        </ul>
      )}
    </section>
  );
}
