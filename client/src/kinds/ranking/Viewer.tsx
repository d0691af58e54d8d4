// A ranking as it was answered, read-only: "A > B = C".
import { useWords } from "@/i18n/words";
import type { ViewerProps } from "../contract";
import { Changed } from "../parts/ScoreList";
import { Words } from "../parts/Words";
import { kindWords } from "../words";
import { readAnswer, slotsOf, type Answer } from "./answer";
import { groupsOf } from "./order";
import { rankingWords } from "./words";
import style from "../parts/Viewer.module.css";

export function RankingViewer({ view, body, before, lang }: ViewerProps) {
  const words = useWords(rankingWords);
  const slots = slotsOf(view);
  const answer = readAnswer(body, slots);
  const earlier = before && readAnswer(before, slots);
  const shown = (of: Answer) => groupsOf(of.ranks, slots).map((group) => group.join(" = ")).join(" > ") || words.noRank;
  const flag = (of: Answer) => (of.none_good ? words.noneGood : "");
  return (
    <div className={style["viewer"]}>
      <p>
        {words.order} <b className={style["verdict"]}><Changed now={shown(answer)} before={earlier && shown(earlier)} /></b>
      </p>
      {(answer.none_good || earlier?.none_good) && <p><b><Changed now={flag(answer)} before={earlier && flag(earlier)} /></b></p>}
      <Words title={useWords(kindWords).reason} text={answer.reason} before={earlier?.reason} lang={lang} />
    </div>
  );
}
