// The report itself. Every rate stands with its interval and n; rows that need a look stand first.
import type { QualityReport } from "@/api/types";
import { number, share } from "@/i18n/format";
import { useLanguage, type Language } from "@/i18n/language";
import { names } from "@/i18n/names";
import { named, useWords } from "@/i18n/words";
import { Card } from "@/ui/Card";
import { Bars } from "@/ui/charts/Bars";
import { IntervalMark } from "@/ui/charts/IntervalMark";
import { LineChart } from "@/ui/charts/LineChart";
import { Figures } from "@/ui/Figures";
import { Table, type Column } from "@/ui/Table";
import { qualityWords } from "./words";
import style from "./quality.module.css";

type Rate = QualityReport["first_pass"];
type Judged = { verdicts: QualityReport["verdicts"]; first_pass: Rate };

export function Report({ report }: { report: QualityReport }) {
  const words = useWords(qualityWords);
  const of = useLanguage();
  const { verdicts, first_pass } = report;
  return (
    <div className="stack">
      <Figures large figures={[
        { key: "rate", value: share(first_pass.value, of), name: words.firstPass, note: intervalOf(first_pass, of) },
        { key: "inspected", value: number(verdicts.inspected, of), name: words.inspected },
        { key: "fixed", value: number(verdicts.fixed, of), name: words.fixed },
        { key: "returned", value: number(verdicts.returned, of), name: words.returned },
        { key: "voided", value: number(verdicts.voided, of), name: words.voided },
      ]} />
      <div className={style["columns"]}>
        <Card title={words.trend}>
          <LineChart
            label={words.trend} steps={report.days.map(({ day }) => day.slice(5))}
            series={[
              { key: "inspected", name: words.inspected, values: report.days.map((each) => each.inspected) },
              { key: "passed", name: words.passed, values: report.days.map((each) => each.passed) },
            ]}
          />
        </Card>
        <Reasons report={report} />
      </div>
      <Rows title={words.companies} name={words.company} rows={report.companies} nameOf={(row) => named(row, of)} />
      {report.authors.length + report.inspectors.length === 0 && <p className="small quiet">{words.hidden}</p>}
      {report.authors.length > 0 && (
        <Rows title={words.authors} note={words.authorsNote} name={words.author} rows={report.authors} nameOf={(row) => row.name} />
      )}
      {report.inspectors.length > 0 && (
        <Rows
          title={words.inspectors} note={words.inspectorsNote} name={words.inspector} rows={report.inspectors} nameOf={(row) => row.name}
          more={[{ key: "appeals", title: words.appeals, number: true, cell: (row) => `${number(row.appeals, of)} (${number(row.granted, of)})` }]}
        />
      )}
    </div>
  );
}

function Reasons({ report }: { report: QualityReport }) {
  const words = useWords(qualityWords);
  const { reason } = useWords(names);
  const of = useLanguage();
  return (
    <Card title={words.reasons}>
      {report.reasons.length === 0 ? <p className="quiet">{words.noReasons}</p> : (
        <Bars bars={report.reasons.map(({ code, count }) => ({ key: code, name: reason[code], value: count, figure: number(count, of) }))} />
      )}
    </Card>
  );
}

type RowsProps<R> = { title: string; note?: string; name: string; rows: R[]; nameOf: (row: R) => string; more?: Column<R>[] };

function Rows<R extends Judged>({ title, note, name, rows, nameOf, more = [] }: RowsProps<R>) {
  const words = useWords(qualityWords);
  const of = useLanguage();
  return (
    <Card title={title}>
      {note && <p className="small quiet">{note}</p>}
      <div className={style["tall"]}>
        <Table
          label={title} rows={rows} rowKey={(row) => rows.indexOf(row)}
          columns={[
            { key: "name", title: name, wide: true, cell: nameOf },
            { key: "rate", title: words.firstPass, cell: (row) => <RateCell rate={row.first_pass} /> },
            ...(["inspected", "passed", "fixed", "returned", "voided"] as const).map((key) => (
              { key, title: words[key], number: true, cell: (row: R) => number(row.verdicts[key], of) }
            )),
            ...more,
          ]}
        />
      </div>
    </Card>
  );
}

function RateCell({ rate }: { rate: Rate }) {
  const of = useLanguage();
  if (rate.value === null || rate.low === null || rate.high === null) return <span className="quiet">—</span>;
  return (
    <span className="line">
      <IntervalMark value={rate.value} low={rate.low} high={rate.high} />
      {share(rate.value, of)} [{share(rate.low, of)}, {share(rate.high, of)}]
    </span>
  );
}

function intervalOf({ low, high, count }: Rate, of: Language): string {
  return `[${share(low, of)}, ${share(high, of)}] · n = ${number(count, of)}`;
}
