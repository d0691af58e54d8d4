// A Good-Same-Bad as it was answered, read-only.
import { useWords } from "@/i18n/words";
import type { ViewerProps } from "../contract";
import { Changed } from "../parts/ScoreList";
import { Words } from "../parts/Words";
import { kindWords } from "../words";
import { readAnswer, VERDICTS, type Answer } from "./answer";
import { gsbWords } from "./words";
import style from "../parts/Viewer.module.css";

export function GsbViewer({ body, before, lang }: ViewerProps) {
  const words = useWords(gsbWords);
  const reason = useWords(kindWords).reason;
  const answer = readAnswer(body);
  const earlier = before && readAnswer(before);
  const named = ({ verdict }: Answer) => (verdict === null ? words.unset : words.choices[VERDICTS.indexOf(verdict)]);
  return (
    <div className={style["viewer"]}>
      <p>
        {words.verdict} <b className={style["verdict"]}><Changed now={named(answer)} before={earlier && named(earlier)} /></b>
      </p>
      <Words title={reason} text={answer.reason} before={earlier?.reason} lang={lang} />
    </div>
  );
}
