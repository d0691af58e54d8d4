// What the person has to know about the item while working on it, in one bar: another tab, a lease that ends,
// work that was returned, an earlier item being looked at.
import type { ReactNode } from "react";
import { names } from "@/i18n/names";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { useNow } from "@/ui/useNow";
import { extend, minutesLeft, WARN_MINUTES } from "./leaseTime";
import { mayWithdraw } from "./recent";
import type { Task } from "./state";
import type { Workbench } from "./useWorkbench";
import { workbenchWords } from "./words";
import style from "./Notices.module.css";

const CHECK_MS = 5000;
const URGENT_MINUTES = 2;

export function Notices({ workbench, task }: { workbench: Workbench; task: Task }) {
  const words = useWords(workbenchWords);
  return (
    <>
      <LookingNotice workbench={workbench} />
      {!task.owned && (
        <Notice
          urgent
          action={
            <Button compact onClick={workbench.takeOver}>
              {words.takeOver}
            </Button>
          }
        >
          {words.otherTab}
        </Notice>
      )}
      {task.lease.rework && <ReworkNotice rework={task.lease.rework} />}
      <LeaseNotice workbench={workbench} task={task} />
    </>
  );
}

/** An earlier answer is on the screen: where it stands, and the two ways from here. */
function LookingNotice({ workbench }: { workbench: Workbench }) {
  const words = useWords(workbenchWords);
  const states = useWords(names).answer;
  const now = useNow(CHECK_MS);
  const { looking, recent } = workbench.state;
  const done = looking === null ? undefined : recent[looking];
  if (!done) return null;
  return (
    <Notice
      action={
        <span className="line">
          {mayWithdraw(done, now) && <Button compact hint="Control+Z" onClick={() => workbench.withdraw(done)}>{words.withdraw}</Button>}
          <Button compact hint="]" onClick={() => workbench.dispatch({ do: "look at", index: null })}>{words.back}</Button>
        </span>
      }
    >
      {words.looking(done.itemId)} · {done.answer ? states[done.answer.state] : words.onTheWay}
    </Notice>
  );
}

function ReworkNotice({ rework }: { rework: NonNullable<Task["lease"]["rework"]> }) {
  const words = useWords(workbenchWords);
  const reasons = useWords(names).reason;
  return (
    <Notice>
      <b>{words.reworkTitle}</b> {reasons[rework.reason_code] ?? rework.reason_code}
      {rework.comment && (
        <>
          {" "}
          · {words.reworkNote}
          {rework.comment}
        </>
      )}
    </Notice>
  );
}

function LeaseNotice({ workbench, task }: { workbench: Workbench; task: Task }) {
  const words = useWords(workbenchWords);
  const now = useNow(CHECK_MS);
  const minutes = minutesLeft(task.lease, now);
  if (minutes > WARN_MINUTES) return null;
  const keep = (
    <Button compact onClick={() => void extend(task.lease.id, workbench.dispatch)}>
      {words.extend}
    </Button>
  );
  return (
    <Notice urgent={minutes <= URGENT_MINUTES} action={keep}>
      {minutes > 0 ? words.leaseLeft(minutes) : words.leaseOver} {words.draftSafe}
    </Notice>
  );
}

function Notice({
  children,
  action,
  urgent = false,
}: {
  children: ReactNode;
  action?: ReactNode;
  urgent?: boolean;
}) {
  return (
    <div role="status" className={style["notice"]} data-urgent={urgent || undefined}>
      <p>{children}</p>
      {action}
    </div>
  );
}
