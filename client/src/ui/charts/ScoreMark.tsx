// A score with its interval on the scale that its table shares; the figures stand beside it as text.
import style from "./charts.module.css";

type ScoreMarkProps = { score: number | null; low: number | null; high: number | null; from: number; to: number };
const WIDTH = 160;

export function ScoreMark({ score, low, high, from, to }: ScoreMarkProps) {
  const across = (value: number) => 4 + ((value - from) / (to - from || 1)) * (WIDTH - 8);
  return (
    <svg width={WIDTH} height="14" aria-hidden="true" className={style["series1"]}>
      <line x1="4" x2={WIDTH - 4} y1="7" y2="7" className={style["grid"]} />
      {low !== null && high !== null && <line x1={across(low)} x2={across(high)} y1="7" y2="7" className={style["band"]} />}
      {score !== null && <circle cx={across(score)} cy="7" r="3.5" className={style["mark"]} />}
    </svg>
  );
}
