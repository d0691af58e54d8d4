// An arena as it was answered, read-only.
import { useWords } from "@/i18n/words";
import type { ViewerProps } from "../contract";
import { Changed } from "../parts/ScoreList";
import { Words } from "../parts/Words";
import { readRounds } from "../talk/rounds";
import { Transcript } from "../talk/Transcript";
import { kindWords } from "../words";
import { readAnswer, SIDES, type Answer } from "./answer";
import { arenaWords } from "./words";
import style from "../parts/Viewer.module.css";

export function ArenaViewer({ body, before, lang }: ViewerProps) {
  const words = useWords(arenaWords);
  const reason = useWords(kindWords).reason;
  const answer = readAnswer(body);
  const earlier = before && readAnswer(before);
  const named = ({ vote, strength }: Answer) => {
    if (vote === null) return words.unset;
    const level = strength === null ? "" : words.levels[strength - 1];
    return level ? `${words.choices[vote]} · ${level}` : words.choices[vote];
  };
  return (
    <div className={style["viewer"]}>
      <p>
        {words.vote} <b className={style["verdict"]}><Changed now={named(answer)} before={earlier && named(earlier)} /></b>
      </p>
      <Words title={reason} text={answer.reason} before={earlier?.reason} lang={lang} />
      <Transcript rounds={readRounds(body, SIDES)} sides={SIDES} lang={lang} />
    </div>
  );
}
