// The annotation workbench. One address, one closed set of states, each drawn by its own part.
import { useEffect } from "react";
import { useParams } from "@/lib/routing";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { usePageTitle } from "@/ui/pageTitle";
import { CopyButton, EmptyState, ErrorState, Skeleton } from "@/ui/States";
import { GuidelineGate, NothingView, RefusedDialog, useLaterParts } from "./later";
import { plainText } from "./plainText";
import type { Task } from "./state";
import { TaskView } from "./TaskView";
import { useWorkbench, type Workbench as Bench } from "./useWorkbench";
import { workbenchWords } from "./words";
import style from "./Page.module.css";

export function WorkbenchPage() {
  const { projectId } = useParams() as { projectId?: string }; // this route's own parameter
  const project = projectId && /^\d+$/.test(projectId) ? Number(projectId) : null;
  usePageTitle(useWords(workbenchWords).title);
  return <Workbench key={project} projectId={project} />;
}

function Workbench({ projectId }: { projectId: number | null }) {
  const workbench = useWorkbench(projectId);
  const refused = workbench.outbox.refused[0];
  useLaterParts(workbench.state.page.is === "working");
  return (
    <>
      <Shown workbench={workbench} projectId={projectId} />
      {refused && <RefusedDialog entry={refused} onDismiss={() => workbench.dismiss(refused.lease_id)} />}
    </>
  );
}

function Shown({ workbench, projectId }: { workbench: Bench; projectId: number | null }) {
  const { page } = workbench.state;
  const ask = () => workbench.dispatch({ do: "ask" });
  switch (page.is) {
    case "opening":
      return <Opening />;
    case "reading":
      return <GuidelineGate guidelineId={page.guidelineId} projectId={projectId} onRead={ask} />;
    case "nothing":
      return <NothingView workbench={workbench} nothing={page.nothing} askedAt={page.askedAt} onRetry={ask} />;
    case "working":
      return <TaskView workbench={workbench} task={page.task} />;
    case "lapsed":
      return <Lapsed task={page.task} onGoOn={ask} />;
    case "failed":
      return <Failed error={page.error} waiting={workbench.outbox.waiting.length} onRetry={ask} />;
  }
}

function Opening() {
  const words = useWords(workbenchWords);
  return (
    <div className={style["workbench"]} aria-busy="true">
      <h1 className="visually-hidden">{words.opening}</h1>
      <div className={style["middle"]}>
        <div className={style["stage"]}>
          <Skeleton lines={14} />
        </div>
        <div>
          <Skeleton lines={8} />
        </div>
      </div>
    </div>
  );
}

function Lapsed({ task, onGoOn }: { task: Task; onGoOn: () => void }) {
  const words = useWords(workbenchWords);
  return (
    <div className={style["centre"]}>
      <h1 className="visually-hidden">{words.title}</h1>
      <EmptyState
        title={words.lapsedTitle}
        action={
          <span className="line">
            <Button weight="primary" onClick={onGoOn}>
              {words.goOn}
            </Button>
            <CopyButton text={plainText(task.body)}>{words.copyText}</CopyButton>
          </span>
        }
      >
        {words.lapsedNote}
      </EmptyState>
    </div>
  );
}

/** Without a network the page asks again by itself as soon as there is one. */
function Failed({ error, waiting, onRetry }: { error: unknown; waiting: number; onRetry: () => void }) {
  const words = useWords(workbenchWords);
  useEffect(() => {
    addEventListener("online", onRetry);
    return () => removeEventListener("online", onRetry);
  });
  return (
    <div className={style["centre"]}>
      <h1 className="visually-hidden">{words.title}</h1>
      <ErrorState
        error={error}
        onRetry={onRetry}
        assurance={waiting > 0 ? words.waitingNote(waiting) : words.draftSafe}
      />
    </div>
  );
}
