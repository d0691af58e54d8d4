// The project's generation jobs: how far each is, what broke off, and stopping or going on.
import { useQuery } from "@tanstack/react-query";
import type { GenerationJob } from "@/api/models";
import { dateTime, number } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { explain } from "@/i18n/refusals";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Chip, type Tone } from "@/ui/Chip";
import { Progress } from "@/ui/Progress";
import { Table, type Column } from "@/ui/Table";
import { generationJobsQuery, useResumeGeneration, useStopGeneration } from "./generateQueries";
import { generateWords } from "./generateWords";

const TONES: Record<GenerationJob["state"], Tone> = {
  queued: "neutral", running: "primary", done: "ok", failed: "bad", stopped: "warn",
};

export function GenerationJobs({ projectId }: { projectId: number }) {
  const words = useWords(generateWords);
  const jobs = useQuery(generationJobsQuery(projectId));
  const columns = useColumns(projectId);
  if (!jobs.data || jobs.data.rows.length === 0) return null;
  return <Table label={words.jobs} columns={columns} rows={jobs.data.rows} rowKey={(row) => row.id} />;
}

function useColumns(projectId: number): Column<GenerationJob>[] {
  const words = useWords(generateWords);
  const of = useLanguage();
  const stopping = useStopGeneration(projectId);
  const resuming = useResumeGeneration(projectId);
  const whole = (row: GenerationJob) => row.prompts * row.endpoints.length * row.answers_each;
  return [
    { key: "id", title: "#", cell: (row) => row.id },
    {
      key: "state", title: words.state, wide: true,
      cell: (row) => (
        <>
          <Chip tone={TONES[row.state]}>{words.states[row.state]}</Chip>{" "}
          {row.failure && explain(
            { kind: "exhausted", name: row.failure, message: row.failure, facts: {}, status: 0 }, of,
          )}
        </>
      ),
    },
    { key: "share", title: words.progress, cell: (row) => <Progress value={row.done / whole(row)} label={words.progress} /> },
    { key: "done", title: words.done, number: true, cell: (row) => `${number(row.done, of)} / ${number(whole(row), of)}` },
    { key: "broken", title: words.broken, number: true, cell: (row) => number(row.broken, of) },
    { key: "at", title: words.at, cell: (row) => dateTime(row.created_at, of) },
    {
      key: "act", title: "",
      cell: (row) => (row.state === "queued" || row.state === "running"
        ? <Button compact busy={stopping.isPending} onClick={() => stopping.mutate(row.id)}>{words.stop}</Button>
        : row.state !== "done"
          && <Button compact busy={resuming.isPending} onClick={() => resuming.mutate(row.id)}>{words.resume}</Button>),
    },
  ];
}
