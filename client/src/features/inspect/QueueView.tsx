// Where inspection starts: what waits, for how long, and in which project.
import { useQuery } from "@tanstack/react-query";
import { readInspectionQueue } from "@/api/work";
import type { InspectionQueue } from "@/api/types";
import { ago, number } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { names } from "@/i18n/names";
import { titled, useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { Query } from "@/ui/Query";
import { EmptyState } from "@/ui/States";
import { Table, type Column } from "@/ui/Table";
import { inspectWords } from "./words";

const REFRESH_MS = 20_000;

export function QueueView({ onStart }: { onStart: (projectId: number | null) => void }) {
  const words = useWords(inspectWords);
  const queue = useQuery({
    queryKey: ["inspections", "queue"], queryFn: readInspectionQueue, refetchInterval: REFRESH_MS, staleTime: 0,
  });
  const columns = useColumns(onStart);
  return (
    <div className="page stack">
      <div className="spread">
        <h1>{words.queue}</h1>
        <Button weight="primary" onClick={() => onStart(null)}>{words.startAny}</Button>
      </div>
      <Card>
        <Query
          of={queue} isEmpty={({ rows }) => rows.length === 0}
          empty={<EmptyState title={words.queueEmpty}>{words.queueEmptyNote}</EmptyState>}
        >
          {({ rows }) => <Table label={words.queue} columns={columns} rows={rows} rowKey={(row) => row.project_id} />}
        </Query>
      </Card>
    </div>
  );
}

function useColumns(onStart: (projectId: number) => void): Column<InspectionQueue>[] {
  const words = useWords(inspectWords);
  const kinds = useWords(names).kind;
  const of = useLanguage();
  return [
    { key: "project", title: words.project, cell: (row) => titled(row, of), wide: true },
    { key: "kind", title: words.kind, cell: (row) => <Chip tone="primary">{kinds[row.kind]}</Chip> },
    { key: "waiting", title: words.waiting, cell: (row) => number(row.waiting, of), number: true },
    { key: "held", title: words.held, cell: (row) => number(row.held, of), number: true },
    {
      key: "oldest", title: words.oldest,
      cell: (row) => (row.oldest_waiting_at ? ago(row.oldest_waiting_at, Date.now(), of) : "—"),
    },
    {
      key: "start", title: "",
      cell: (row) => (
        <Button compact disabled={row.waiting === 0} onClick={() => onStart(row.project_id)}>{words.start}</Button>
      ),
    },
  ];
}
