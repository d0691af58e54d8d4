// Who is weak or paused, in whichever project: the operator sees all, a team lead the company's own.
import { queryOptions, useQuery } from "@tanstack/react-query";
import { readWeak } from "@/api/standing";
import type { Standing } from "@/api/types";
import { share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { titled, useWords } from "@/i18n/words";
import { Card } from "@/ui/Card";
import { IntervalMark } from "@/ui/charts/IntervalMark";
import { Chip } from "@/ui/Chip";
import { Query } from "@/ui/Query";
import { Table, type Column } from "@/ui/Table";
import { weakWords } from "./weakWords";

const weakQuery = queryOptions({ queryKey: ["standings", "weak"], queryFn: readWeak, refetchInterval: 30_000 });

export function WeakCard() {
  const words = useWords(weakWords);
  const found = useQuery(weakQuery);
  const columns = useColumns();
  return (
    <Card title={words.title}>
      <p className="small quiet">{words.note}</p>
      <Query of={found} isEmpty={(data) => data.rows.length === 0} empty={<p className="small">{words.nobody}</p>}>
        {(data) => (
          <Table label={words.title} rows={data.rows} rowKey={(row) => `${row.person_alias}.${row.project_id}`} columns={columns} />
        )}
      </Query>
    </Card>
  );
}

function useColumns(): Column<Standing>[] {
  const words = useWords(weakWords);
  const of = useLanguage();
  return [
    { key: "person", title: words.person, cell: (row) => row.name ?? <span className="mono">{row.person_alias}</span> },
    { key: "company", title: words.company, cell: (row) => of === "zh" ? row.organisation : row.organisation_en },
    { key: "project", title: words.project, wide: true, cell: (row) => titled({ title: row.project_title, title_en: row.project_title_en }, of) },
    {
      key: "state", title: words.state, cell: (row) => row.pause_id === null
        ? <Chip tone="bad">{words.weak}</Chip> : <Chip tone="warn">{words.paused}</Chip>,
    },
    {
      key: "score", title: words.score, cell: (row) => row.value !== null && (
        <span className="line">
          <IntervalMark value={row.value} low={row.low} high={row.high} />
          {share(row.value, of)} [{share(row.low, of)}, {share(row.high, of)}]
        </span>
      ),
    },
    { key: "seen", title: words.seen, number: true, cell: (row) => row.seen },
  ];
}
