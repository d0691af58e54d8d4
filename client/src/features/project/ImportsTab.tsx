// Bringing items in: the upload above, what became of each file below.
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import type { Import, ImportState, Project } from "@/api/types";
import { dateTime, number } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Card } from "@/ui/Card";
import { Chip, type Tone } from "@/ui/Chip";
import { Query } from "@/ui/Query";
import { EmptyState } from "@/ui/States";
import { Table, type Column } from "@/ui/Table";
import { GenerateCard } from "./GenerateCard";
import { ImportReport } from "./ImportReport";
import { importWords } from "./importWords";
import { importsQuery } from "./queries";
import { UploadBox } from "./UploadBox";

const TONES: Record<ImportState, Tone> = { received: "neutral", running: "primary", done: "ok", failed: "bad" };

export function ImportsTab({ project }: { project: Project }) {
  const words = useWords(importWords);
  const imports = useQuery(importsQuery(project.id));
  const [openId, setOpenId] = useState<number | null>(null);
  const columns = useColumns();
  const open = imports.data?.rows.find((each) => each.id === openId) ?? null;
  return (
    <div className="stack">
      <Card title={words.title}>
        {project.state === "closed" ? <p className="quiet">{words.closed}</p> : <UploadBox projectId={project.id} />}
      </Card>
      <GenerateCard project={project} />
      <Card title={words.history}>
        <Query
          of={imports} isEmpty={(data) => data.rows.length === 0}
          empty={<EmptyState title={words.empty}>{words.emptyNote}</EmptyState>}
        >
          {(data) => (
            <Table
              label={words.history} columns={columns} rows={data.rows} rowKey={(row) => row.id}
              onOpen={(row) => setOpenId(row.id)} current={openId ?? undefined}
            />
          )}
        </Query>
      </Card>
      <ImportReport of={open} onClose={() => setOpenId(null)} />
    </div>
  );
}

function useColumns(): Column<Import>[] {
  const words = useWords(importWords);
  const of = useLanguage();
  return [
    { key: "file", title: words.file, wide: true, cell: (row) => <>{row.file_name} {row.purpose === "gold" && <Chip tone="accent">{words.gold}</Chip>}</> },
    { key: "format", title: words.format, cell: (row) => <span className="mono">{row.format}</span> },
    {
      key: "state", title: words.state,
      cell: (row) => <Chip tone={TONES[row.state]}>{words.states[row.state]}</Chip>,
    },
    { key: "lines", title: words.lines, number: true, cell: (row) => number(row.lines, of) },
    { key: "kept", title: words.kept, number: true, cell: (row) => number(row.kept, of) },
    { key: "duplicates", title: words.duplicates, number: true, cell: (row) => number(row.duplicates, of) },
    { key: "refused", title: words.refused, number: true, cell: (row) => number(row.refused, of) },
    { key: "at", title: words.at, cell: (row) => dateTime(row.created_at, of) },
  ];
}
