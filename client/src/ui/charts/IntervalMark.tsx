// A share with its interval, small enough for a table's cell. The figures stand beside it as text, so it says nothing.
import style from "./charts.module.css";

const WIDTH = 96;

export function IntervalMark({ value, low, high }: { value: number; low: number; high: number }) {
  const across = (share: number) => 2 + share * (WIDTH - 4);
  return (
    <svg width={WIDTH} height="14" aria-hidden="true" className={style["series1"]}>
      <line x1="2" x2={WIDTH - 2} y1="7" y2="7" className={style["grid"]} />
      <line x1={across(low)} x2={across(high)} y1="7" y2="7" className={style["band"]} />
      <circle cx={across(value)} cy="7" r="3.5" className={style["mark"]} />
    </svg>
  );
}
