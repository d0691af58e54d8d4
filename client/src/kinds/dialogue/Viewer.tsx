// A dialogue as it was answered, read-only.
import { useWords } from "@/i18n/words";
import type { ViewerProps } from "../contract";
import { ScoreList } from "../parts/ScoreList";
import { Words } from "../parts/Words";
import { total } from "../rating/answer";
import { TotalLine } from "../rating/Fields";
import { Transcript } from "../talk/Transcript";
import { kindWords } from "../words";
import { readAnswer, SIDES } from "./answer";
import style from "../parts/Viewer.module.css";

export function DialogueViewer({ form, body, before, lang }: ViewerProps) {
  const words = useWords(kindWords);
  const answer = readAnswer(form, body);
  const earlier = before && readAnswer(form, before);
  return (
    <div className={style["viewer"]}>
      {form.dimensions.length > 0 && (
        <>
          <ScoreList form={form} sides={[{ name: "", scores: answer.scores, before: earlier?.scores }]} />
          <TotalLine total={total(form, answer.scores)} />
        </>
      )}
      <Words title={words.reason} text={answer.reason} before={earlier?.reason} lang={lang} />
      <Transcript rounds={answer.rounds} sides={SIDES} lang={lang} />
    </div>
  );
}
