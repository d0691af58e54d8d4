// Operating curves as plain SVG: how likely a lot is accepted by its share of defectives. Dashed where minor, with the
// AQL marked on each curve; the same in words for screen readers.
import type { PlanPreview } from "@/api/types";
import { share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import style from "./acceptance.module.css";

type Curve = { key: string; name: string; curve: PlanPreview["major_curve"]; aql: string };
type Props = { label: string; across: string; up: string; curves: Curve[] };

const WIDTH = 560;
const HEIGHT = 240;
const BOX = { left: 48, right: 12, top: 14, bottom: 40 };
const DASHES = ["none", "6 5"];
const PARTS = [0, 0.25, 0.5, 0.75, 1];

export function CurveChart({ label, across, up, curves }: Props) {
  const of = useLanguage();
  const furthest = Math.max(...curves.map(({ curve }) => curve.shares.at(-1) ?? 0));
  const x = (value: number) => BOX.left + (value / furthest) * (WIDTH - BOX.left - BOX.right);
  const y = (chance: number) => HEIGHT - BOX.bottom - chance * (HEIGHT - BOX.top - BOX.bottom);
  const spoken = curves.map(({ name, curve }) => `${name} ${share(curve.limiting_share, of)}: 10 %`).join("; ");
  return (
    <figure className={style["curve"]}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${label}. ${spoken}`}>
        {PARTS.map((part) => (
          <g key={part}>
            <line x1={BOX.left} x2={WIDTH - BOX.right} y1={y(part)} y2={y(part)} className={style["grid"]} />
            <text x={BOX.left - 6} y={y(part) + 4} textAnchor="end">{share(part, of)}</text>
            <text x={x(part * furthest)} y={HEIGHT - 22} textAnchor="middle">{share(part * furthest, of)}</text>
          </g>
        ))}
        <text x={(BOX.left + WIDTH) / 2} y={HEIGHT - 4} textAnchor="middle">{across}</text>
        <text x={BOX.left} y={10}>{up}</text>
        {curves.map(({ key, curve, aql }, at) => (
          <g key={key} className={style[`line${at + 1}`]}>
            <polyline
              fill="none" strokeWidth="2" strokeDasharray={DASHES[at]}
              points={curve.shares.map((each, index) => `${x(each)},${y(curve.chances[index] ?? 0)}`).join(" ")}
            />
            <circle cx={x(Number(aql) / 100)} cy={y(1 - curve.producer_risk)} r="4" />
          </g>
        ))}
      </svg>
      <figcaption>
        {curves.map(({ key, name, aql }, at) => (
          <span key={key} className={style[`line${at + 1}`]}>
            <svg width="28" height="10" aria-hidden="true">
              <line x1="0" x2="28" y1="5" y2="5" strokeWidth="2" strokeDasharray={DASHES[at]} />
            </svg>
            <span>{name} · ● AQL {aql} %</span>
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
