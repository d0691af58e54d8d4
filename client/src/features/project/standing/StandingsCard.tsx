// How a project's people do, the weakest first; a person's domains stand below them where there is more than one.
import { useQuery } from "@tanstack/react-query";
import type { Project, Standing, StandingLevel } from "@/api/types";
import { decimal, share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Card } from "@/ui/Card";
import { IntervalMark } from "@/ui/charts/IntervalMark";
import { Chip, type Tone } from "@/ui/Chip";
import { Query } from "@/ui/Query";
import { Table } from "@/ui/Table";
import { standingsQuery } from "./queries";
import { goldWords } from "./words";
import style from "../project.module.css";

const TONES: Record<StandingLevel, Tone> = { new: "neutral", steady: "primary", trusted: "ok", weak: "bad" };

export function StandingsCard({ project }: { project: Project }) {
  const words = useWords(goldWords);
  const found = useQuery(standingsQuery(project.id));
  return (
    <Card title={words.people}>
      <p className="small quiet">{words.peopleNote}</p>
      <Query of={found} isEmpty={(data) => data.rows.length === 0} empty={<p className="small">{words.people0}</p>}>
        {(data) => <div className={style["tall"]}><Standings rows={data.rows} /></div>}
      </Query>
    </Card>
  );
}

function Standings({ rows }: { rows: Standing[] }) {
  const words = useWords(goldWords);
  const of = useLanguage();
  const several = new Set(rows.filter((row) => row.domain !== "").map((row) => row.domain)).size > 1;
  const shown = several ? rows : rows.filter((row) => row.domain === "");
  return (
    <Table
      label={words.people} rows={shown} rowKey={(row) => `${row.person_alias}.${row.domain}`}
      columns={[
        {
          key: "person", title: words.person,
          cell: (row) => row.domain === "" ? <><span className="mono">{row.person_alias}</span> {row.name}</> : <span className="small quiet">↳ {row.domain}</span>,
        },
        { key: "company", title: words.company, cell: (row) => row.domain === "" && (of === "zh" ? row.organisation : row.organisation_en) },
        { key: "level", title: words.level, cell: (row) => <State row={row} /> },
        { key: "score", title: words.score, cell: (row) => <Score row={row} /> },
        { key: "gold", title: words.gold, number: true, cell: (row) => `${row.gold_right} / ${row.gold}` },
        { key: "verdicts", title: words.verdicts, number: true, cell: (row) => `${row.verdicts_right} / ${row.verdicts}` },
        {
          key: "agreement", title: words.agreement, number: true,
          cell: (row) => row.agreement > 0 ? `${decimal(row.agreement_right, 1)} / ${row.agreement}` : "–",
        },
      ]}
    />
  );
}

function State({ row }: { row: Standing }) {
  const words = useWords(goldWords);
  return (
    <span className="line">
      <Chip tone={TONES[row.level]}>{words.levels[row.level]}</Chip>
      {row.pause_id !== null && row.domain === "" && <Chip tone="warn">{words.paused}</Chip>}
    </span>
  );
}

function Score({ row: { value, low, high } }: { row: Standing }) {
  const words = useWords(goldWords);
  const of = useLanguage();
  if (value === null) return <span className="quiet">{words.nobody}</span>;
  return (
    <span className="line">
      <IntervalMark value={value} low={low} high={high} />
      {share(value, of)} [{share(low, of)}, {share(high, of)}]
    </span>
  );
}
