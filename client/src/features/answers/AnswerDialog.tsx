// One submission, with the words of its inspection.
import { Link } from "@tanstack/react-router";
import type { Answer, Review } from "@/api/types";
import { dateTime } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { names } from "@/i18n/names";
import { useWords } from "@/i18n/words";
import { BodyView } from "@/ui/BodyView";
import { Button, buttonClass } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { Dialog } from "@/ui/Dialog";
import { VERDICT_TONES } from "@/ui/tones";
import { TakeBack } from "./TakeBack";
import { answersWords } from "./words";

export function AnswerDialog({ answer, onClose }: { answer: Answer | null; onClose: () => void }) {
  const words = useWords(answersWords);
  const rework = answer?.state === "returned" && (
    <Link
      to="/work/{-$projectId}" params={{ projectId: String(answer.project_id) }} className={buttonClass("primary")}
    >
      {words.rework}
    </Link>
  );
  return (
    <Dialog
      open={answer !== null} onClose={onClose} wide title={answer ? `#${answer.item_id}` : ""}
      actions={<>{rework}{answer && <TakeBack key={answer.id} answer={answer} />}<Button onClick={onClose}>{words.close}</Button></>}
    >
      {answer && (
        <div className="stack">
          <section className="stack-s">
            <h3>{words.reviews}</h3>
            {answer.reviews.length === 0 && <p className="quiet">{words.noReviews}</p>}
            {answer.reviews.map((review) => <ReviewView key={review.id} review={review} />)}
          </section>
          <section className="stack-s">
            <h3>{words.body} <span className="small quiet">{words.revision(answer.revision)}</span></h3>
            <BodyView body={answer.body} />
          </section>
        </div>
      )}
    </Dialog>
  );
}

function ReviewView({ review }: { review: Review }) {
  const words = useWords(answersWords);
  const { verdict, reason } = useWords(names);
  const of = useLanguage();
  return (
    <div className="stack-s">
      <div className="line">
        <Chip tone={VERDICT_TONES[review.verdict]}>{verdict[review.verdict]}</Chip>
        {review.reason_codes.map((code) => <Chip key={code}>{reason[code] ?? code}</Chip>)}
        <span className="small quiet">{words.by(review.inspector_alias)} · {dateTime(review.created_at, of)}</span>
      </div>
      {review.comment && <p className="prewrap">{review.comment}</p>}
      {review.fixed_body && <><p className="small quiet">{words.fixed}</p><BodyView body={review.fixed_body} /></>}
    </div>
  );
}
