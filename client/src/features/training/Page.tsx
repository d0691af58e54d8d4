// Reward models: the list of training runs, or one run in detail when the address names it.
import { Link, useNavigate, useParams } from "@/lib/routing";
import { useInfiniteQuery } from "@tanstack/react-query";
import { readTrainingRuns } from "@/api/results";
import type { TrainingRun } from "@/api/types";
import { dateTime, share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { titled, useWords } from "@/i18n/words";
import { buttonClass } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { Paged } from "@/ui/Paged";
import { usePageTitle } from "@/ui/pageTitle";
import { Progress } from "@/ui/Progress";
import { EmptyState } from "@/ui/States";
import { Table, type Column } from "@/ui/Table";
import { RUN_TONES } from "@/ui/tones";
import { RunPage } from "./RunPage";
import { trainingWords } from "./words";

const LIVELY_MS = 3000;

export function TrainingPage() {
  const { runId } = useParams();
  return runId === undefined ? <RunsPage /> : <RunPage runId={Number(runId)} />;
}

function RunsPage() {
  const words = useWords(trainingWords);
  const navigate = useNavigate();
  const columns = useColumns();
  const runs = useInfiniteQuery({
    queryKey: ["training-runs"],
    queryFn: ({ pageParam }) => readTrainingRuns({ cursor: pageParam }),
    initialPageParam: undefined as string | undefined, // the first page has no cursor
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.rows.some(isUnderWay)) ? LIVELY_MS : false),
  });
  const open = (run: TrainingRun) =>
    void navigate({ to: "/manage/reward-models/{-$runId}", params: { runId: String(run.id) } });
  usePageTitle(words.title);
  return (
    <div className="stack">
      <div>
        <h1>{words.title}</h1>
        <p className="quiet">{words.lead}</p>
      </div>
      <Card>
        <Paged of={runs} empty={<Nothing />}>
          {(rows) => (
            <Table label={words.title} columns={columns} rows={rows} rowKey={(row) => row.id} onOpen={open} />
          )}
        </Paged>
      </Card>
    </div>
  );
}

function Nothing() {
  const words = useWords(trainingWords);
  const action = <Link to="/manage/projects" className={buttonClass("plain", true)}>{words.toProjects}</Link>;
  return <EmptyState title={words.empty} action={action}>{words.emptyNote}</EmptyState>;
}

function useColumns(): Column<TrainingRun>[] {
  const words = useWords(trainingWords);
  const of = useLanguage();
  return [
    { key: "id", title: "#", cell: (row) => <span className="mono">{row.id}</span> },
    {
      key: "project", title: words.project, wide: true,
      cell: (row) => titled({ title: row.project_title, title_en: row.project_title_en }, of),
    },
    {
      key: "state", title: words.state,
      cell: (row) => <Chip tone={RUN_TONES[row.state]}>{words.states[row.state]}</Chip>,
    },
    {
      key: "progress", title: words.progress,
      cell: (row) => <Progress value={row.state === "done" ? 1 : row.progress.share} label={words.progress} />,
    },
    { key: "accuracy", title: words.accuracy, number: true, cell: (row) => accuracyOf(row, of) },
    { key: "at", title: words.at, cell: (row) => dateTime(row.created_at, of) },
  ];
}

export function isUnderWay(run: TrainingRun): boolean {
  return run.state === "queued" || run.state === "running";
}

function accuracyOf(run: TrainingRun, of: "zh" | "en"): string {
  if (!run.report) return "—";
  const { value, low, high } = run.report.accuracy;
  return `${share(value, of)} [${share(low, of)}, ${share(high, of)}]`;
}
