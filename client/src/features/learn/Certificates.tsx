// One's own certificates, newest first; those with a serial number have a page that anybody can check.
import { Link } from "@/lib/routing";
import { useQuery } from "@tanstack/react-query";
import type { OwnCertificate } from "@/api/types";
import { date } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { Query } from "@/ui/Query";
import { EmptyState } from "@/ui/States";
import { Table, type Column } from "@/ui/Table";
import { certificatesQuery } from "./queries";
import { learnWords } from "./words";

export function Certificates() {
  const words = useWords(learnWords);
  const found = useQuery(certificatesQuery);
  const columns = useColumns();
  return (
    <Card title={words.certificates}>
      <Query
        of={found} isEmpty={({ rows }) => rows.length === 0}
        empty={<EmptyState title={words.certificates0}>{words.certificates0Note}</EmptyState>}
      >
        {({ rows }) => <Table label={words.certificates} columns={columns} rows={rows} rowKey={(row) => row.id} />}
      </Query>
    </Card>
  );
}

function useColumns(): Column<OwnCertificate>[] {
  const words = useWords(learnWords);
  const of = useLanguage();
  return [
    { key: "skill", title: words.skill, wide: true, cell: (row) => row.skill },
    { key: "state", title: words.certificate, cell: (row) => <State row={row} /> },
    { key: "granted", title: words.granted, cell: (row) => date(row.granted_at, of) },
    { key: "expires", title: words.expires, cell: (row) => date(row.expires_at, of) },
    {
      key: "serial", title: words.serial,
      cell: (row) => row.serial
        ? <Link to="/certificates/$serial" params={{ serial: row.serial }} className="mono">{row.serial}</Link>
        : <span className="quiet">{words.byHand}</span>,
    },
  ];
}

function State({ row }: { row: OwnCertificate }) {
  const words = useWords(learnWords);
  if (row.revoked_at) return <Chip tone="bad">{words.revoked}</Chip>;
  if (Date.parse(row.expires_at) <= Date.now()) return <Chip tone="warn">{words.expired}</Chip>;
  return <Chip tone="ok">{words.valid}</Chip>;
}
