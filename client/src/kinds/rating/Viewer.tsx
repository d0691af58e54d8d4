// A rating as it was answered, read-only.
import { useWords } from "@/i18n/words";
import type { ViewerProps } from "../contract";
import { ScoreList } from "../parts/ScoreList";
import { Words } from "../parts/Words";
import { kindWords } from "../words";
import { readAnswer, total } from "./answer";
import { TotalLine } from "./Fields";
import style from "../parts/Viewer.module.css";

export function RatingViewer({ form, body, before, lang }: ViewerProps) {
  const words = useWords(kindWords);
  const answer = readAnswer(form, body);
  const earlier = before && readAnswer(form, before);
  return (
    <div className={style["viewer"]}>
      <ScoreList form={form} sides={[{ name: "", scores: answer.scores, before: earlier?.scores }]} />
      <TotalLine total={total(form, answer.scores)} />
      <Words title={words.reason} text={answer.reason} before={earlier?.reason} lang={lang} />
    </div>
  );
}
