// The sample of a lot in the order drawn: whose answer, what was found, and the way to judge it.
import type { Finding, LotDetail } from "@/api/types";
import { names } from "@/i18n/names";
import { useWords } from "@/i18n/words";
import { Card } from "@/ui/Card";
import { Chip, type Tone } from "@/ui/Chip";
import { Table, type Column } from "@/ui/Table";
import { acceptanceWords } from "./words";

export const FINDING_TONES: Record<Finding, Tone> = {
  good: "ok", minor: "warn", major: "bad", critical: "bad", illegal: "bad",
};
type Drawn = LotDetail["sample"][number];
type Props = { detail: LotDetail; judges: boolean; onOpen: (answerId: number) => void };

export function SampleTable({ detail, judges, onOpen }: Props) {
  const words = useWords(acceptanceWords);
  const columns = useColumns();
  return (
    <Card title={words.sample}>
      <Table
        label={words.sample} columns={columns} rows={detail.sample} rowKey={(row) => row.answer_id}
        onOpen={judges ? (row) => onOpen(row.answer_id) : undefined}
      />
    </Card>
  );
}

function useColumns(): Column<Drawn>[] {
  const words = useWords(acceptanceWords);
  const { reason } = useWords(names);
  return [
    { key: "place", title: words.place, number: true, cell: (row) => row.place },
    { key: "author", title: words.author, cell: (row) => <span className="mono">{row.author_alias}</span> },
    {
      key: "finding", title: words.finding,
      cell: (row) => row.finding
        ? <Chip tone={FINDING_TONES[row.finding]}>{words.findings[row.finding]}</Chip>
        : <span className="quiet">{words.notYet}</span>,
    },
    {
      key: "reasons", title: words.reasons, wide: true,
      cell: (row) => [...row.reason_codes.map((code) => reason[code] ?? code), row.comment].filter(Boolean).join(" · "),
    },
  ];
}
