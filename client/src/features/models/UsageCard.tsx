// What models were used for this month: calls, tokens, money and waits, by project and endpoint.
import { useQuery } from "@tanstack/react-query";
import type { ModelEndpoint, ModelUsage } from "@/api/models";
import { money, number } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { titled, useWords } from "@/i18n/words";
import { Card } from "@/ui/Card";
import { Query } from "@/ui/Query";
import { EmptyState } from "@/ui/States";
import { Table, type Column } from "@/ui/Table";
import { usageQuery } from "./queries";
import { modelWords } from "./words";

const MICROFEN = 1_000_000;

export function UsageCard({ endpoints }: { endpoints: ModelEndpoint[] }) {
  const words = useWords(modelWords);
  const usage = useQuery(usageQuery);
  const columns = useColumns(new Map(endpoints.map((each) => [each.id, each.name])));
  return (
    <Card title={words.usage}>
      <Query
        of={usage} isEmpty={(data) => data.rows.length === 0}
        empty={<EmptyState title={words.noUsage}>{words.noUsageNote}</EmptyState>}
      >
        {(data) => (
          <Table
            label={words.usage} columns={columns} rows={data.rows}
            rowKey={(row) => `${row.endpoint_id}.${row.project_id ?? "test"}`}
          />
        )}
      </Query>
    </Card>
  );
}

function useColumns(names: Map<number, string>): Column<ModelUsage>[] {
  const words = useWords(modelWords);
  const of = useLanguage();
  const wait = (ms: number | null) => (ms === null ? "—" : number(Math.round(ms), of));
  return [
    {
      key: "project", title: words.project, wide: true,
      cell: (row) => (row.project_id === null
        ? words.tests
        : titled({ title: row.project_title ?? "", title_en: row.project_title_en ?? "" }, of)),
    },
    { key: "endpoint", title: words.endpoint, cell: (row) => names.get(row.endpoint_id) ?? row.endpoint_id },
    { key: "calls", title: words.calls, number: true, cell: (row) => number(row.calls, of) },
    { key: "failed", title: words.failed, number: true, cell: (row) => number(row.failed, of) },
    {
      key: "tokens", title: words.tokens, number: true,
      cell: (row) => `${number(row.input_tokens, of)} / ${number(row.output_tokens, of)}`,
    },
    { key: "cost", title: words.cost, number: true, cell: (row) => money(Math.round(row.cost_microfen / MICROFEN), of) },
    {
      key: "first", title: words.firstToken, number: true,
      cell: (row) => `${wait(row.first_token_p50_ms)} / ${wait(row.first_token_p95_ms)}`,
    },
    {
      key: "whole", title: words.whole, number: true,
      cell: (row) => `${wait(row.total_p50_ms)} / ${wait(row.total_p95_ms)}`,
    },
  ];
}
