// What earlier inspections of this answer said.
import type { Review } from "@/api/types";
import { dateTime } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { names } from "@/i18n/names";
import { useWords } from "@/i18n/words";
import { Chip } from "@/ui/Chip";
import { VERDICT_TONES } from "@/ui/tones";
import { inspectWords } from "./words";
import style from "./Page.module.css";

export function HistoryList({ history }: { history: readonly Review[] }) {
  const words = useWords(inspectWords);
  const { verdict, reason } = useWords(names);
  const of = useLanguage();
  return (
    <section className={style["panel"]} aria-label={words.history}>
      <h2>{words.history}</h2>
      {history.length === 0 && <p className="small quiet">{words.noHistory}</p>}
      {history.map((review) => (
        <div key={review.id} className="stack-s">
          <div className="line">
            <Chip tone={VERDICT_TONES[review.verdict]}>{verdict[review.verdict]}</Chip>
            {review.reason_codes.map((code) => <Chip key={code}>{reason[code] ?? code}</Chip>)}
            <span className="small quiet">{words.by(review.inspector_alias)} · {dateTime(review.created_at, of)}</span>
          </div>
          {review.comment && <p className="prewrap small">{review.comment}</p>}
        </div>
      ))}
    </section>
  );
}
