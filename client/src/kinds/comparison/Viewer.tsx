// A comparison as it was answered, read-only.
import { useWords } from "@/i18n/words";
import type { ViewerProps } from "../contract";
import { Changed, ScoreList } from "../parts/ScoreList";
import { Words } from "../parts/Words";
import { kindWords } from "../words";
import { readAnswer, SIDES, strengthOf } from "./answer";
import { preferenceWords } from "./words";
import style from "../parts/Viewer.module.css";

export function ComparisonViewer({ form, body, before, lang }: ViewerProps) {
  const words = useWords(kindWords);
  const { scale } = useWords(preferenceWords);
  const answer = readAnswer(form, body);
  const earlier = before && readAnswer(form, before);
  const named = (preference: number | null) =>
    preference === null ? words.unset : (scale[strengthOf(form)]?.[preference - 1] ?? String(preference));
  return (
    <div className={style["viewer"]}>
      <p>
        {words.preference} <b className={style["verdict"]}>
          <Changed now={named(answer.preference)} before={earlier && named(earlier.preference)} />
        </b>
      </p>
      <ScoreList
        form={form}
        sides={SIDES.map((side) => ({ name: side, scores: answer.ratings[side], before: earlier?.ratings[side] }))}
      />
      <Words title={words.reason} text={answer.reason} before={earlier?.reason} lang={lang} />
    </div>
  );
}
