// Who has confirmed which version of the guideline, counted by company.
import { useQuery } from "@tanstack/react-query";
import type { CompanyReaders } from "@/api/types";
import { number } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { named, useWords } from "@/i18n/words";
import { Card } from "@/ui/Card";
import { Query } from "@/ui/Query";
import { EmptyState } from "@/ui/States";
import { Table, type Column } from "@/ui/Table";
import { guidelineWords } from "./guidelineWords";
import { receiptsQuery } from "./queries";

export function ReceiptsCard({ projectId, current }: { projectId: number; current: number }) {
  const words = useWords(guidelineWords);
  const receipts = useQuery(receiptsQuery(projectId));
  const columns = useColumns(current);
  return (
    <Card title={words.receipts}>
      <div className="stack-s">
        <p className="small quiet">{words.receiptsNote}</p>
        <Query of={receipts} isEmpty={(data) => data.rows.length === 0} empty={<EmptyState title={words.receipts0} />}>
          {(data) => <Table label={words.receipts} columns={columns} rows={data.rows} rowKey={(row) => row.id} />}
        </Query>
      </div>
    </Card>
  );
}

function useColumns(current: number): Column<CompanyReaders>[] {
  const words = useWords(guidelineWords);
  const of = useLanguage();
  const confirmed = (row: CompanyReaders) => row.versions.reduce((sum, each) => sum + each.people, 0);
  const newest = (row: CompanyReaders) => row.versions.find((each) => each.version === current)?.people ?? 0;
  const older = (row: CompanyReaders) => row.versions
    .filter((each) => each.version !== current)
    .map((each) => words.at(each.version, number(each.people, of)));
  return [
    { key: "company", title: words.company, wide: true, cell: (row) => named(row, of) },
    { key: "people", title: words.annotators, number: true, cell: (row) => number(row.people, of) },
    { key: "newest", title: words.confirmed(current), number: true, cell: (row) => number(newest(row), of) },
    { key: "older", title: words.older, cell: (row) => older(row).join(of === "zh" ? "，" : ", ") || "—" },
    { key: "none", title: words.unconfirmed, number: true, cell: (row) => number(row.people - confirmed(row), of) },
  ];
}
