// One training run: its progress while it runs, and then its verdict beside the baselines.
import { Link } from "@/lib/routing";
import { useQuery } from "@tanstack/react-query";
import { readTrainingRun } from "@/api/results";
import type { TrainingReport, TrainingRun } from "@/api/types";
import { number } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useReasons } from "@/i18n/useReasons";
import { titled, useWords } from "@/i18n/words";
import { Card } from "@/ui/Card";
import { Intervals } from "@/ui/charts/Intervals";
import { Chip } from "@/ui/Chip";
import { usePageTitle } from "@/ui/pageTitle";
import { Progress } from "@/ui/Progress";
import { Query } from "@/ui/Query";
import { EmptyState } from "@/ui/States";
import { RUN_TONES } from "@/ui/tones";
import { LearningCurve } from "./LearningCurve";
import { trainingWords } from "./words";

const LIVELY_MS = 1500;

export function RunPage({ runId }: { runId: number }) {
  const words = useWords(trainingWords);
  const run = useQuery({
    queryKey: ["training-run", runId], queryFn: () => readTrainingRun(runId),
    refetchInterval: ({ state }) =>
      state.data && (state.data.state === "queued" || state.data.state === "running") ? LIVELY_MS : false,
  });
  usePageTitle(words.title);
  return (
    <div className="stack">
      <Link to="/manage/reward-models/{-$runId}" params={{ runId: undefined }} className="small">← {words.back}</Link>
      <Query of={run}>{(data) => <RunInFull run={data} />}</Query>
    </div>
  );
}

function RunInFull({ run }: { run: TrainingRun }) {
  const words = useWords(trainingWords);
  const of = useLanguage();
  return (
    <div className="stack">
      <div className="line">
        <h1>{titled({ title: run.project_title, title_en: run.project_title_en }, of)}</h1>
        <span className="mono quiet">{run.method} #{run.id}</span>
        <Chip tone={RUN_TONES[run.state]}>{words.states[run.state]}</Chip>
      </div>
      {run.state !== "done" && <RunProgress run={run} />}
      {run.report && <Report report={run.report} />}
    </div>
  );
}

function RunProgress({ run }: { run: TrainingRun }) {
  const words = useWords(trainingWords);
  const inWords = useReasons();
  if (run.state === "failed") {
    return <Card><EmptyState title={words.failed}>{inWords(run.failure ?? "")}</EmptyState></Card>;
  }
  return (
    <Card title={words.progress}>
      <div className="stack-s" aria-live="polite">
        <Progress value={run.progress.share} label={words.progress} />
        <p className="small quiet">{run.progress.step && words.running(run.progress.step)} {words.waiting}</p>
      </div>
    </Card>
  );
}

function Report({ report }: { report: TrainingReport }) {
  const words = useWords(trainingWords);
  const of = useLanguage();
  const rows = [
    { key: "full", name: words.full, estimate: report.accuracy },
    { key: "length", name: words.lengthOnly, estimate: report.length_only },
    { key: "surface", name: words.surfaceOnly, estimate: report.surface_only },
  ];
  return (
    <>
      <Card title={words.result}>
        <div className="stack-s">
          <div className="line">
            <Chip tone={report.verdict === "usable" ? "ok" : "warn"}>{words.verdict[report.verdict]}</Chip>
          </div>
          <p>{words.verdictNote[report.verdict]}</p>
          {report.surface_only.value >= report.accuracy.value && <p>{words.surfaceNote}</p>}
          <p className="small quiet">
            {[words.pairs(number(report.pairs, of)), words.folds(report.folds),
              words.seconds(number(Math.round(report.seconds * 10) / 10, of))].join(" · ")}
          </p>
        </div>
      </Card>
      <Card title={words.comparison}>
        <div className="stack-s">
          <p className="small quiet">{words.comparisonNote}</p>
          <Intervals label={words.comparison} rows={rows} chanceName={words.chance} />
        </div>
      </Card>
      <Card title={words.curve}><LearningCurve points={report.learning_curve} /></Card>
    </>
  );
}
