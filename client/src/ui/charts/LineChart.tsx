// Lines over named steps, drawn as plain SVG at the width there is, so that its letters keep their size. Series differ
// by dash and marker as well as by colour; the same numbers are in a table for screen readers.
import { useElementSize } from "@mantine/hooks";
import { number } from "@/i18n/format";
import style from "./charts.module.css";
import { niceTop } from "./scale";

export type Series = { key: string; name: string; values: number[] };
type LineChartProps = { label: string; steps: string[]; series: Series[]; height?: number };

const WIDTH_AT_FIRST = 720;
const WIDEST = 800;
const STEP_NAME = 56;
const MARGIN = { left: 44, right: 12, top: 12, bottom: 24 };
const DASHES = ["none", "6 5", "2 4"];

export function LineChart({ label, steps, series, height = 220 }: LineChartProps) {
  const { ref, width: given } = useElementSize<HTMLElement>();
  const width = Math.min(WIDEST, Math.round(given) || WIDTH_AT_FIRST);
  const named = Math.ceil((steps.length * STEP_NAME) / (width - MARGIN.left - MARGIN.right));
  const top = niceTop(Math.max(1, ...series.flatMap((each) => each.values)));
  const across = (step: number) =>
    MARGIN.left + (step / Math.max(1, steps.length - 1)) * (width - MARGIN.left - MARGIN.right);
  const up = (value: number) => height - MARGIN.bottom - (value / top) * (height - MARGIN.top - MARGIN.bottom);
  return (
    <figure ref={ref} className={style["figure"]}>
      <Legend series={series} />
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} className={style["svg"]}>
        {[0, 0.25, 0.5, 0.75, 1].map((part) => (
          <g key={part}>
            <line x1={MARGIN.left} x2={width - MARGIN.right} y1={up(part * top)} y2={up(part * top)}
              className={style["grid"]} />
            <text x={MARGIN.left - 6} y={up(part * top) + 4} textAnchor="end">{number(part * top)}</text>
          </g>
        ))}
        {steps.map((step, at) => at % named === 0 && (
          <text key={step} x={across(at)} y={height - 6} textAnchor="middle">{step}</text>
        ))}
        {series.map((each, at) => (
          <g key={each.key} className={style[`series${at + 1}`]}>
            <polyline points={each.values.map((value, step) => `${across(step)},${up(value)}`).join(" ")}
              fill="none" strokeWidth="2" strokeDasharray={DASHES[at]} />
            {each.values.map((value, step) => <Marker key={step} at={at} x={across(step)} y={up(value)} />)}
          </g>
        ))}
      </svg>
      <Numbers label={label} steps={steps} series={series} />
    </figure>
  );
}

function Legend({ series }: { series: Series[] }) {
  return (
    <figcaption className={style["legend"]}>
      {series.map((each, at) => (
        <span key={each.key} className={style[`series${at + 1}`]}>
          <svg width="28" height="10" aria-hidden="true">
            <line x1="0" x2="28" y1="5" y2="5" strokeWidth="2" strokeDasharray={DASHES[at]} />
            <Marker at={at} x={14} y={5} />
          </svg>
          <span>{each.name}</span>
        </span>
      ))}
    </figcaption>
  );
}

function Marker({ at, x, y }: { at: number; x: number; y: number }) {
  return at % 2 === 0
    ? <circle cx={x} cy={y} r="3" className={style["mark"]} />
    : <rect x={x - 3} y={y - 3} width="6" height="6" className={style["mark"]} />;
}

function Numbers({ label, steps, series }: Omit<LineChartProps, "height">) {
  return (
    <table className="visually-hidden">
      <caption>{label}</caption>
      <thead><tr><th />{series.map((each) => <th key={each.key}>{each.name}</th>)}</tr></thead>
      <tbody>
        {steps.map((step, at) => (
          <tr key={step}><th>{step}</th>{series.map((each) => <td key={each.key}>{each.values[at]}</td>)}</tr>
        ))}
      </tbody>
    </table>
  );
}
