// The last ten answers of the project: where each stands, what was said of it, and until when it can be taken back.
import { clock } from "@/i18n/format";
import { names } from "@/i18n/names";
import { useWords } from "@/i18n/words";
import type { Kind } from "@/kinds/contract";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { ANSWER_TONES, VERDICT_TONES } from "@/ui/tones";
import { useNow } from "@/ui/useNow";
import { mayWithdraw } from "./recent";
import type { Done, Task } from "./state";
import type { Workbench } from "./useWorkbench";
import { seldomWords } from "./seldomWords";
import { workbenchWords } from "./words";
import style from "./Rail.module.css";

const CHECK_MS = 5000;
type Props = { workbench: Workbench; task: Task; kind: Kind; lang: string };

export function HistoryFace({ workbench, task, kind, lang }: Props) {
  const words = useWords(workbenchWords);
  const seldom = useWords(seldomWords);
  const { rework, project, view } = task.lease;
  const { recent, looking } = workbench.state;
  return (
    <div className={style["reading"]} tabIndex={0} role="group" aria-label={words.tabs.history}>
      {rework && (
        <section className="stack-s">
          <h3>{seldom.earlierBody}</h3>
          <kind.Viewer form={project.form} view={view} body={rework.body} lang={lang} />
        </section>
      )}
      {recent.length === 0 && <p className="quiet small">{seldom.historyNone}</p>}
      <ol className={style["recent"]}>
        {recent.map((done, index) => (
          <li key={done.leaseId}>
            <Line done={done} current={looking === index} onLook={() => workbench.dispatch({ do: "look at", index })} />
            {looking === index && <Standing done={done} onWithdraw={() => workbench.withdraw(done)} />}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Line({ done, current, onLook }: { done: Done; current: boolean; onLook: () => void }) {
  const words = useWords(workbenchWords);
  const states = useWords(names).answer;
  const state = done.answer?.state;
  return (
    <button type="button" aria-current={current || undefined} onClick={onLook}>
      <span>
        <span className="mono">#{done.itemId}</span>{" "}
        <Chip tone={state ? ANSWER_TONES[state] : "neutral"}>{state ? states[state] : words.onTheWay}</Chip>
      </span>
      <span className="quiet small">{clock(new Date(done.at).toISOString())}</span>
      <span className={style["preview"]}>{done.view.conversation.at(-1)?.content}</span>
    </button>
  );
}

/** What was said of the answer, and whether it can come back. */
function Standing({ done, onWithdraw }: { done: Done; onWithdraw: () => void }) {
  const words = useWords(workbenchWords);
  const seldom = useWords(seldomWords);
  const { verdict, reason } = useWords(names);
  const now = useNow(CHECK_MS);
  const { answer } = done;
  const until = answer?.withdrawable_until;
  return (
    <div className={`${style["standing"]} stack-s`}>
      {answer?.reviews.length === 0 && <p className="quiet small">{seldom.noReviews}</p>}
      {answer?.reviews.map((review) => (
        <div key={review.id} className="small">
          <Chip tone={VERDICT_TONES[review.verdict]}>{verdict[review.verdict]}</Chip>{" "}
          {review.reason_codes.map((code) => reason[code] ?? code).join(" · ")}
          {review.comment && <p className="prewrap">{review.comment}</p>}
        </div>
      ))}
      {mayWithdraw(done, now) ? (
        <div className="line">
          <Button compact hint="Control+Z" onClick={onWithdraw}>{words.withdraw}</Button>
          {until && <span className="quiet small">{seldom.withdrawUntil(clock(until))}</span>}
        </div>
      ) : (
        <p className="quiet small">{seldom.tooLate[answer?.too_late_why ?? "window_passed"]}</p>
      )}
    </div>
  );
}
