// What is unusual in people's answers: each with its figure, what it is held against and n. Nothing follows by itself.
import type { Signal } from "@/api/types";
import { decimal, number, share } from "@/i18n/format";
import { useLanguage, type Language } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Card } from "@/ui/Card";
import { EmptyState } from "@/ui/States";
import { Table } from "@/ui/Table";
import { signalWords } from "./signalWords";
import style from "./project.module.css";

export function SignalsCard({ signals }: { signals: Signal[] }) {
  const words = useWords(signalWords);
  const of = useLanguage();
  if (signals.length === 0) return <Card title={words.title}><EmptyState title={words.none}>{words.noneNote}</EmptyState></Card>;
  return (
    <Card title={words.title}>
      <p className="small quiet">{words.note}</p>
      <div className={style["tall"]}>
        <Table
          label={words.title} rows={signals} rowKey={(row) => `${row.person_alias} ${row.sign} ${row.other_alias ?? ""}`}
          columns={[
            { key: "person", title: words.person, cell: (row) => <span className="mono">{row.person_alias}</span> },
            { key: "sign", title: words.sign, wide: true, cell: (row) => <Named signal={row} /> },
            { key: "value", title: words.value, number: true, cell: (row) => figureOf(row, of) },
            { key: "usual", title: words.usual, number: true, cell: (row) => written(row, row.usual, of) },
            { key: "items", title: words.items, number: true, cell: (row) => number(row.items, of) },
          ]}
        />
      </div>
    </Card>
  );
}

function Named({ signal }: { signal: Signal }) {
  const words = useWords(signalWords);
  return (
    <>
      {words.signs[signal.sign] ?? signal.sign}
      {signal.other_alias && <> · {words.withOther(signal.other_alias)}</>}
    </>
  );
}

function written(row: Signal, value: number, of: Language): string {
  return row.sign === "little_information" ? decimal(value, 2, of) : share(value, of);
}

function figureOf(row: Signal, of: Language): string {
  const figure = written(row, row.value, of);
  return row.low === null || row.high === null ? figure : `${figure} [${written(row, row.low, of)}, ${written(row, row.high, of)}]`;
}
