// Which of a project's models is better: scores with intervals by annotator, who beat whom, and what style is worth.
import { useQuery } from "@tanstack/react-query";
import type { Leaderboard, Placed } from "@/api/types";
import { decimal, number, share } from "@/i18n/format";
import { useLanguage, type Language } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Card } from "@/ui/Card";
import { ScoreMark } from "@/ui/charts/ScoreMark";
import { Table } from "@/ui/Table";
import { leaderboardQuery } from "./queries";
import { rankingWords } from "./rankingWords";

export function RankingCard({ projectId }: { projectId: number }) {
  const words = useWords(rankingWords);
  const of = useLanguage();
  const { data } = useQuery(leaderboardQuery(projectId));
  if (!data) return null; // a project that compares no models has no such card
  return (
    <Card title={words.title}>
      <div className="stack">
        <div className="stack-s">
          <p className="small quiet">{words.note(number(data.votes, of), number(data.judges, of))} {words.methods[data.method] ?? data.method}</p>
          {data.groups > 1 && <p role="status"><strong>{words.groups(data.groups)}</strong></p>}
          <Places board={data} />
          {data.next_pair && <p>{words.next(data.next_pair.join(" · "))}</p>}
        </div>
        <Wins board={data} />
        <Style board={data} />
      </div>
    </Card>
  );
}

function Places({ board }: { board: Leaderboard }) {
  const words = useWords(rankingWords);
  const of = useLanguage();
  const ends = board.models.flatMap(({ score, low, high }) => [score, low, high]).filter((each) => each !== null);
  const scale = { from: Math.min(...ends, 900), to: Math.max(...ends, 1100) };
  return (
    <Table
      label={words.title} rows={board.models} rowKey={(row) => row.model}
      columns={[
        { key: "place", title: words.place, number: true, cell: (row) => board.models.indexOf(row) + 1 },
        { key: "model", title: words.model, cell: (row) => row.model },
        { key: "mark", title: "", cell: (row) => <ScoreMark score={row.score} low={row.low} high={row.high} {...scale} /> },
        { key: "score", title: words.score, number: true, cell: (row) => scoreOf(row, of) },
        { key: "fair", title: words.fair, number: true, cell: (row) => decimal(row.at_equal_style, 0, of) },
        { key: "judged", title: words.judged, number: true, cell: (row) => number(row.judged, of) },
        { key: "wins", title: words.wins, number: true, cell: (row) => number(row.wins, of) },
        { key: "ties", title: words.ties, number: true, cell: (row) => number(row.ties, of) },
      ]}
    />
  );
}

function scoreOf({ score, low, high }: Placed, of: Language): string {
  const figure = decimal(score, 0, of);
  return low === null || high === null ? figure : `${figure} [${decimal(low, 0, of)}, ${decimal(high, 0, of)}]`;
}

function Wins({ board }: { board: Leaderboard }) {
  const words = useWords(rankingWords);
  const of = useLanguage();
  const cell = (row: number, column: number) => {
    const won = board.wins[row]?.[column] ?? 0;
    const all = won + (board.wins[column]?.[row] ?? 0);
    return row === column || all === 0 ? "—" : `${number(won, of)} (${share(won / all, of)})`;
  };
  return (
    <section className="stack-s">
      <h3>{words.matrix}</h3>
      <p className="small quiet">{words.matrixNote}</p>
      <Table
        label={words.matrix} rows={board.models} rowKey={(row) => row.model}
        columns={[
          { key: "model", title: words.model, cell: (row) => row.model },
          ...board.models.map((other, column) => ({
            key: `over ${other.model}`, title: <span className="mono">{other.model}</span>, number: true,
            cell: (row: Placed) => cell(board.models.indexOf(row), column),
          })),
        ]}
      />
    </section>
  );
}

function Style({ board }: { board: Leaderboard }) {
  const words = useWords(rankingWords);
  const of = useLanguage();
  const signed = (value: number | null) => (value !== null && value > 0 ? "+" : "") + decimal(value, 0, of);
  return (
    <section className="stack-s">
      <h3>{words.style}</h3>
      {board.style.map(({ feature, value, low, high }) => (
        <p key={feature}>{words.effect(words.effects[feature] ?? feature, signed(value), signed(low), signed(high))}</p>
      ))}
      {board.judges < 2 && <p className="small quiet">{words.one}</p>}
    </section>
  );
}
