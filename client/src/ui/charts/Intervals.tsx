// Estimates with their intervals on one share axis, so that overlap can be seen. Each row has its own marker.
import { share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import type { Estimate } from "@/api/types";
import style from "./charts.module.css";

type IntervalRow = { key: string; name: string; estimate: Estimate };
type IntervalsProps = { label: string; rows: IntervalRow[]; from?: number; chance?: number; chanceName?: string };

const WIDTH = 720;
const LEFT = 150;
const RIGHT = 150;
const ROW = 36;

export function Intervals({ label, rows, from = 0.4, chance = 0.5, chanceName }: IntervalsProps) {
  const of = useLanguage();
  const low = Math.min(from, ...rows.map((row) => Math.floor(row.estimate.low * 10) / 10));
  const across = (value: number) => LEFT + ((value - low) / (1 - low)) * (WIDTH - LEFT - RIGHT);
  const height = rows.length * ROW + 30;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={spoken(label, rows, of)} className={style["svg"]}>
      {ticks(low).map((tick) => (
        <g key={tick}>
          <line x1={across(tick)} x2={across(tick)} y1="4" y2={height - 24} className={style["grid"]} />
          <text x={across(tick)} y={height - 8} textAnchor="middle">{share(tick, of)}</text>
        </g>
      ))}
      <line x1={across(chance)} x2={across(chance)} y1="4" y2={height - 24} className={style["chance"]} />
      {chanceName && <text x={across(chance) + 4} y="12">{chanceName}</text>}
      {rows.map((row, at) => <Row key={row.key} row={row} at={at} across={across} />)}
    </svg>
  );
}

function Row({ row, at, across }: { row: IntervalRow; at: number; across: (value: number) => number }) {
  const of = useLanguage();
  const y = at * ROW + 26;
  const { value, low, high } = row.estimate;
  return (
    <g className={style[`series${at + 1}`]}>
      <text x={LEFT - 10} y={y + 4} textAnchor="end" className={style["name"]}>{row.name}</text>
      <line x1={across(low)} x2={across(high)} y1={y} y2={y} className={style["band"]} />
      {[low, high].map((end) => (
        <line key={end} x1={across(end)} x2={across(end)} y1={y - 7} y2={y + 7} className={style["whisker"]} />
      ))}
      {at === 0 ? <circle cx={across(value)} cy={y} r="5" className={style["mark"]} />
        : <rect x={across(value) - 4} y={y - 4} width="8" height="8" className={style["mark"]} />}
      <text x={WIDTH - RIGHT + 10} y={y + 4} className={style["value"]}>
        {share(value, of)} [{share(low, of)}, {share(high, of)}]
      </text>
    </g>
  );
}

function ticks(low: number): number[] {
  const first = Math.ceil(low * 10);
  return Array.from({ length: 10 - first + 1 }, (_, at) => (first + at) / 10);
}

function spoken(label: string, rows: IntervalRow[], of: "zh" | "en"): string {
  const each = ({ name, estimate: { value, low, high } }: IntervalRow) =>
    `${name} ${share(value, of)} [${share(low, of)}, ${share(high, of)}]`;
  return `${label}: ${rows.map(each).join("; ")}`;
}
