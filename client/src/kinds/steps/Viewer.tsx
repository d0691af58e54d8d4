// Judged steps as they were answered, read-only: each step's beginning and its label, and what it was before.
import { useWords } from "@/i18n/words";
import type { ViewerProps } from "../contract";
import { Words } from "../parts/Words";
import { stepTexts } from "../stepTexts";
import { kindWords } from "../words";
import { isFirstOnly, readAnswer, type Label } from "./answer";
import { State } from "./Stage";
import { stepWords } from "./words";
import viewer from "../parts/Viewer.module.css";
import style from "./steps.module.css";

export function StepsViewer({ form, view, body, before, lang }: ViewerProps) {
  const words = useWords(stepWords);
  const ofKind = useWords(kindWords);
  const answer = readAnswer(body);
  const earlier = before && readAnswer(before);
  const candidate = view.candidates[0];
  const { first_error } = answer;
  const isAfter = (step: number) => isFirstOnly(form) && first_error !== null && step > first_error;
  const changedFrom = (step: number): Label | null | undefined => {
    const was = earlier?.labels[step];
    return was === answer.labels[step] ? undefined : was;
  };
  return (
    <div className={viewer["viewer"]}>
      <p><b>{first_error === null ? words.noError : words.firstErrorIs(first_error + 1)}</b></p>
      <ol className={style["brief"]} aria-label={words.steps}>
        {(candidate ? stepTexts(candidate) : []).map((text, step) => (
          <li key={step}>
            <span className="quiet">{step + 1}</span>
            <span className={style["start"]} title={text} lang={lang}>{text}</span>
            <span className="line">
              {changedFrom(step) !== undefined && <del><State label={changedFrom(step) ?? null} isAfter={false} words={words} /></del>}
              <State label={answer.labels[step] ?? null} isAfter={isAfter(step)} words={words} />
            </span>
          </li>
        ))}
      </ol>
      <Words title={ofKind.reason} text={answer.reason} before={earlier?.reason} lang={lang} />
    </div>
  );
}
