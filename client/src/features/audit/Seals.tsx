// The chain of seals, newest first: each names the hash before it.
import { useInfiniteQuery } from "@tanstack/react-query";
import type { Seal } from "@/api/types";
import { readSeals } from "@/api/results";
import { dateTime, number } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Paged } from "@/ui/Paged";
import { EmptyState } from "@/ui/States";
import { Table, type Column } from "@/ui/Table";
import { auditWords } from "./words";

const SHOWN = 16;

export function Seals() {
  const words = useWords(auditWords);
  const columns = useColumns();
  const seals = useInfiniteQuery({
    queryKey: ["audit-seals"],
    queryFn: ({ pageParam }) => readSeals({ cursor: pageParam }),
    initialPageParam: undefined as string | undefined, // the first page has no cursor
    getNextPageParam: (page) => page.next ?? undefined,
  });
  return (
    <Paged of={seals} empty={<EmptyState title={words.seals0}>{words.seals0Note}</EmptyState>}>
      {(rows) => <Table label={words.seals} columns={columns} rows={rows} rowKey={(row) => row.id} />}
    </Paged>
  );
}

function useColumns(): Column<Seal>[] {
  const words = useWords(auditWords);
  const of = useLanguage();
  return [
    { key: "id", title: words.seal, cell: (row) => row.id },
    { key: "events", title: words.count, number: true, cell: (row) => number(row.events, of) },
    { key: "hash", title: words.hash, cell: (row) => <Hash of={row.hash} /> },
    {
      key: "previous", title: words.previous,
      cell: (row) => (row.previous_hash ? <Hash of={row.previous_hash} /> : words.first),
    },
    { key: "at", title: words.sealedAt, cell: (row) => dateTime(row.sealed_at, of) },
  ];
}

function Hash({ of }: { of: string }) {
  return <code title={of}>{of.slice(0, SHOWN)}…</code>;
}
