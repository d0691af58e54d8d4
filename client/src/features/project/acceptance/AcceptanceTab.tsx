// Acceptance of a project: its rule and what it means, what waits for a lot, and its lots; one opens to be judged.
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useMay } from "@/api/me";
import type { Lot, LotState, Project } from "@/api/types";
import { dateTime, number } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Card } from "@/ui/Card";
import { Chip, type Tone } from "@/ui/Chip";
import { Query } from "@/ui/Query";
import { EmptyState } from "@/ui/States";
import { Table, type Column } from "@/ui/Table";
import { LotView } from "./LotView";
import { acceptanceQuery } from "./queries";
import { RuleCard } from "./RuleCard";
import { WaitingCard } from "./WaitingCard";
import { acceptanceWords, companyOf } from "./words";

export const LOT_TONES: Record<LotState, Tone> = {
  sampling: "primary", accepted: "ok", rejected: "warn", void: "bad",
};

export function AcceptanceTab({ project }: { project: Project }) {
  const words = useWords(acceptanceWords);
  const closes = useMay("lot.close");
  const [open, setOpen] = useState<number | null>(null);
  const found = useQuery(acceptanceQuery(project.id));
  const columns = useColumns();
  if (open !== null) return <LotView lotId={open} project={project} onBack={() => setOpen(null)} />;
  return (
    <Query of={found}>
      {(data) => (
        <div className="stack">
          <WaitingCard waiting={data.waiting} project={project} closes={closes} onClosed={setOpen} />
          <Card title={words.lots}>
            {data.lots.length === 0
              ? <EmptyState title={words.lots0}>{words.lots0Note}</EmptyState>
              : (
                <Table
                  label={words.lots} columns={columns} rows={data.lots} rowKey={(lot) => lot.id}
                  onOpen={(lot) => setOpen(lot.id)}
                />
              )}
          </Card>
          <RuleCard rule={data.rule} project={project} edits={closes} />
        </div>
      )}
    </Query>
  );
}

function useColumns(): Column<Lot>[] {
  const words = useWords(acceptanceWords);
  const of = useLanguage();
  return [
    { key: "number", title: words.lots, cell: (lot) => words.lot(lot.number) },
    { key: "company", title: words.company, wide: true, cell: (lot) => companyOf(lot, of) },
    { key: "state", title: words.state, cell: (lot) => <Chip tone={LOT_TONES[lot.state]}>{words.states[lot.state]}</Chip> },
    { key: "severity", title: words.severity, cell: (lot) => words.severities[lot.severity] },
    { key: "size", title: words.size, number: true, cell: (lot) => number(lot.size, of) },
    { key: "judged", title: words.judged, number: true, cell: (lot) => `${lot.counts.judged} / ${lot.drawn}` },
    { key: "found", title: words.found, number: true, cell: (lot) => `${lot.counts.major} / ${lot.counts.minor}` },
    { key: "closed", title: words.closedAt, cell: (lot) => dateTime(lot.closed_at, of) },
  ];
}
