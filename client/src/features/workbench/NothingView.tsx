// There is no item now: says which of the reasons it is, and what to do next.
import { useEffect } from "react";
import { Link } from "@/lib/routing";
import { dateTime } from "@/i18n/format";
import { names, skillName } from "@/i18n/names";
import { useWords } from "@/i18n/words";
import { useActions } from "@/lib/keys/useActions";
import { Button, buttonClass } from "@/ui/Button";
import { EmptyState } from "@/ui/States";
import { useNow } from "@/ui/useNow";
import { mayWithdraw } from "./recent";
import type { Nothing } from "./state";
import type { Workbench } from "./useWorkbench";
import { seldomWords } from "./seldomWords";
import { workbenchWords } from "./words";
import style from "./Page.module.css";

const CHECK_MS = 5000;
type Props = { workbench: Workbench; nothing: Nothing; askedAt: number; onRetry: () => void };

export function NothingView({ workbench, nothing, askedAt, onRetry }: Props) {
  const words = useWords(workbenchWords);
  const seldom = useWords(seldomWords);
  const known = useWords(names);
  const [title, note] = seldom.nothing[nothing.why] ?? [nothing.why, ""];
  return (
    <div className={style["centre"]}>
      <h1 className="visually-hidden">{words.title}</h1>
      <EmptyState
        title={title}
        action={
          <span className="line">
            <Button onClick={onRetry}>{seldom.retry}</Button>
            <TakeBack workbench={workbench} />
            {nothing.course_id !== null && (
              <Link to="/learn/{-$courseId}" params={{ courseId: String(nothing.course_id) }} className={buttonClass("primary")}>
                {seldom.toCourse}
              </Link>
            )}
            <Link to="/home" className={buttonClass("plain")}>{seldom.toHome}</Link>
          </span>
        }
      >
        {note} {nothing.skill && seldom.skill(skillName(known, nothing.skill))}{" "}
        {nothing.until !== null && seldom.until(dateTime(nothing.until))}{" "}
        {nothing.retry_after_seconds !== null && (
          <Countdown until={askedAt + nothing.retry_after_seconds * 1000} onEnd={onRetry} />
        )}
      </EmptyState>
    </div>
  );
}

/** The last answer of all may be taken back, too. */
function TakeBack({ workbench }: { workbench: Workbench }) {
  const words = useWords(workbenchWords);
  const seldom = useWords(seldomWords);
  const last = workbench.state.recent[0];
  const now = useNow(CHECK_MS);
  const open = last !== undefined && mayWithdraw(last, now);
  useActions([{ id: "undo", label: words.withdrawLong, keys: ["Mod+Z"], run: () => workbench.withdraw(last), enabled: open }]);
  if (!open) return null;
  return <Button hint="Control+Z" onClick={() => workbench.withdraw(last)}>{seldom.withdrawOf(last.itemId)}</Button>;
}

function Countdown({ until, onEnd }: { until: number; onEnd: () => void }) {
  const seldom = useWords(seldomWords);
  const left = Math.max(0, Math.ceil((until - useNow(1000)) / 1000));
  const over = left === 0;
  useEffect(() => {
    if (over) onEnd();
    // Only the end of the countdown asks again, not a new function with the same meaning.
  }, [over]);
  return <span>{seldom.retryIn(left)}</span>;
}
