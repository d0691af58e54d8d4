// Inspection: a queue, then one answer after another.
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { usePageTitle } from "@/ui/pageTitle";
import { EmptyState, ErrorState, Skeleton } from "@/ui/States";
import { CaseView } from "./CaseView";
import { QueueView } from "./QueueView";
import { useInspect } from "./useInspect";
import { inspectWords } from "./words";

export function InspectPage() {
  const words = useWords(inspectWords);
  const inspect = useInspect();
  const { page } = inspect.state;
  const start = (projectId: number | null) => inspect.dispatch({ do: "start", projectId });
  usePageTitle(words.title);
  switch (page.is) {
    case "choosing":
      return <QueueView onStart={start} />;
    case "opening":
      return (
        <div className="page">
          <h1 className="visually-hidden">{words.opening}</h1>
          <Skeleton lines={12} />
        </div>
      );
    case "nothing":
      return (
        <Nothing
          why={page.why}
          onRetry={() => start(page.projectId)}
          onLeave={() => inspect.dispatch({ do: "choose" })}
        />
      );
    case "inspecting":
      return <CaseView inspect={inspect} open={page.case} />;
    case "failed":
      return (
        <div className="page">
          <ErrorState error={page.error} onRetry={() => start(page.projectId)} />
        </div>
      );
  }
}

function Nothing({ why, onRetry, onLeave }: { why: string; onRetry: () => void; onLeave: () => void }) {
  const words = useWords(inspectWords);
  const [title, note] = words.nothing[why] ?? [why, ""];
  const action = (
    <span className="line">
      <Button onClick={onRetry}>{words.retry}</Button>
      <Button onClick={onLeave}>{words.leave}</Button>
    </span>
  );
  return (
    <div className="page">
      <h1 className="visually-hidden">{words.title}</h1>
      <EmptyState title={title} action={action}>
        {note}
      </EmptyState>
    </div>
  );
}
