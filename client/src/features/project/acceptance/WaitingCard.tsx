// What waits for a lot, by company: how much, where the company stands, the plan it would get, and the act.
import type { LotsWaiting, Plan, Project } from "@/api/types";
import { number } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { EmptyState, ErrorState } from "@/ui/States";
import { Table, type Column } from "@/ui/Table";
import { toast } from "@/ui/toasts";
import { useCloseLot, useResume } from "./queries";
import { acceptanceWords, companyOf } from "./words";

type Props = { waiting: LotsWaiting[]; project: Project; closes: boolean; onClosed: (lotId: number) => void };

export function WaitingCard({ waiting, project, closes, onClosed }: Props) {
  const words = useWords(acceptanceWords);
  const closing = useCloseLot(project.id);
  const resuming = useResume(project.id, () => toast(words.resumed));
  const close = (row: LotsWaiting) => closing.mutate({ org_id: row.org_id, guideline_id: row.guideline_id }, {
    onSuccess: (lot) => {
      toast(words.closed(lot.number));
      onClosed(lot.id);
    },
  });
  const resume = (row: LotsWaiting) => resuming.mutate(row.org_id);
  const busy = closing.isPending || resuming.isPending;
  const columns = useColumns(closes ? { close, resume, busy } : null);
  return (
    <Card title={words.waiting}>
      <div className="stack-s">
        <p className="small quiet">{words.waitingNote}</p>
        {waiting.length === 0
          ? <EmptyState title={words.waiting0}>{words.waiting0Note}</EmptyState>
          : (
            <Table
              label={words.waiting} columns={columns} rows={waiting}
              rowKey={(row) => `${row.org_id}.${row.guideline_id}`}
            />
          )}
        {closing.isError && <ErrorState error={closing.error} />}
        {resuming.isError && <ErrorState error={resuming.error} />}
      </div>
    </Card>
  );
}

type Acts = { close: (row: LotsWaiting) => void; resume: (row: LotsWaiting) => void; busy: boolean };

function useColumns(acts: Acts | null): Column<LotsWaiting>[] {
  const words = useWords(acceptanceWords);
  const of = useLanguage();
  const columns: Column<LotsWaiting>[] = [
    {
      key: "company", title: words.company, wide: true,
      cell: (row) => <>{companyOf(row, of)} {row.resubmits !== null && <Chip tone="warn">{words.comesBack}</Chip>}</>,
    },
    { key: "guideline", title: words.guideline, cell: (row) => words.version(row.guideline_version) },
    { key: "ready", title: words.ready, number: true, cell: (row) => number(row.answers, of) },
    { key: "under", title: words.underWay, number: true, cell: (row) => number(row.under_way, of) },
    { key: "standing", title: words.standing, cell: (row) => <StandingOf row={row} /> },
    { key: "plan", title: words.wouldBe, cell: (row) => <PlanText plan={row.major} /> },
  ];
  if (acts === null) return columns;
  return [...columns, {
    key: "act", title: "",
    cell: (row) => row.standing.is_discontinued
      ? <Button compact busy={acts.busy} onClick={() => acts.resume(row)}>{words.resume}</Button>
      : <Button compact disabled={row.answers === 0} busy={acts.busy} onClick={() => acts.close(row)}>{words.close}</Button>,
  }];
}

function StandingOf({ row: { standing } }: { row: LotsWaiting }) {
  const words = useWords(acceptanceWords);
  if (standing.is_discontinued) return <Chip tone="bad">{words.discontinued}</Chip>;
  const { recent } = standing;
  return (
    <span className="line">
      <Chip tone={standing.severity === "tightened" ? "warn" : "neutral"}>{words.severities[standing.severity]}</Chip>
      {recent.length > 0 && (
        <span className="small quiet">{words.recent(recent.filter(Boolean).length, recent.length)}</span>
      )}
    </span>
  );
}

export function PlanText({ plan }: { plan: Plan | null }) {
  return plan && <span className="mono">n={plan.n} Ac={plan.ac} Re={plan.re}</span>;
}
