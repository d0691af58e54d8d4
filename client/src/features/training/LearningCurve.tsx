// Accuracy against the number of training pairs, on a scale from 40 to 100 per cent.
import type { TrainingReport } from "@/api/types";
import { number, share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { trainingWords } from "./words";
import style from "./LearningCurve.module.css";

const WIDTH = 720;
const HEIGHT = 220;
const MARGIN = { left: 48, right: 16, top: 12, bottom: 26 };
const FLOOR = 0.4;

export function LearningCurve({ points }: { points: TrainingReport["learning_curve"] }) {
  const words = useWords(trainingWords);
  const of = useLanguage();
  if (points.length < 2) return <p className="quiet">{words.curve0}</p>;
  const most = Math.max(...points.map((point) => point.pairs));
  const low = Math.min(FLOOR, ...points.map((point) => point.accuracy));
  const across = (pairs: number) => MARGIN.left + (pairs / most) * (WIDTH - MARGIN.left - MARGIN.right);
  const up = (value: number) =>
    HEIGHT - MARGIN.bottom - ((value - low) / (1 - low)) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const path = points.map((point) => `${across(point.pairs)},${up(point.accuracy)}`).join(" ");
  const spoken = points.map((point) => `${words.pairs(number(point.pairs, of))} ${share(point.accuracy, of)}`);
  return (
    <figure className={style["curve"]}>
      <figcaption className="small quiet">{words.curveNote}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${words.curve}: ${spoken.join("; ")}`}>
        {[0.5, 0.6, 0.7, 0.8, 0.9, 1].map((tick) => (
          <g key={tick}>
            <line x1={MARGIN.left} x2={WIDTH - MARGIN.right} y1={up(tick)} y2={up(tick)}
              className={tick === 0.5 ? style["chance"] : style["grid"]} />
            <text x={MARGIN.left - 8} y={up(tick) + 4} textAnchor="end">{share(tick, of)}</text>
          </g>
        ))}
        <polyline points={path} className={style["line"]} />
        {points.map((point) => (
          <g key={point.pairs}>
            <circle cx={across(point.pairs)} cy={up(point.accuracy)} r="4" className={style["dot"]} />
            <text x={across(point.pairs)} y={HEIGHT - 8} textAnchor="middle">{number(point.pairs, of)}</text>
          </g>
        ))}
      </svg>
    </figure>
  );
}
