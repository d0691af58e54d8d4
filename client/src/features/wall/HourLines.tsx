// Submitted (solid, round marks) and accepted (dashed, square marks) by the hour, as plain SVG that grows with the wall.
import type { Wall } from "@/api/wall";
import { number } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { niceTop } from "@/ui/charts/scale";
import { hourOf } from "./say";
import { wallWords } from "./words";
import style from "./wall.module.css";

const WIDTH = 960;
const HEIGHT = 250;
const MARGIN = { left: 84, right: 24, top: 14, bottom: 36 };

export function HourLines({ hours }: { hours: Wall["hours"] }) {
  const words = useWords(wallWords);
  const of = useLanguage();
  const top = niceTop(Math.max(1, ...hours.flatMap((each) => [each.submitted, each.accepted])));
  const x = (at: number) => MARGIN.left + (at / Math.max(1, hours.length - 1)) * (WIDTH - MARGIN.left - MARGIN.right);
  const y = (value: number) => HEIGHT - MARGIN.bottom - (value / top) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const line = (key: "submitted" | "accepted") => hours.map((each, at) => `${x(at)},${y(each[key])}`).join(" ");
  const said = hours.map((each) => `${hourOf(each.hour, of)} ${each.submitted}/${each.accepted}`).join(", ");
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${words.hours}: ${said}`} className={style["lines"]}>
      {[0, 0.5, 1].map((part) => (
        <g key={part}>
          <line x1={MARGIN.left} x2={WIDTH - MARGIN.right} y1={y(part * top)} y2={y(part * top)} className={style["grid"]} />
          <text x={MARGIN.left - 12} y={y(part * top) + 7} textAnchor="end">{number(part * top, of)}</text>
        </g>
      ))}
      {hours.map((each, at) => at % 2 === (hours.length - 1) % 2 && (
        <text key={each.hour} x={x(at)} y={HEIGHT - 6} textAnchor="middle">{hourOf(each.hour, of)}</text>
      ))}
      <polyline points={line("submitted")} className={style["submitted"]} />
      <polyline points={line("accepted")} className={style["accepted"]} strokeDasharray="12 8" />
      {hours.map((each, at) => (
        <g key={each.hour}>
          <circle cx={x(at)} cy={y(each.submitted)} r="5" className={style["submittedMark"]} />
          <rect x={x(at) - 4.5} y={y(each.accepted) - 4.5} width="9" height="9" className={style["acceptedMark"]} />
        </g>
      ))}
    </svg>
  );
}

export function HourLegend() {
  const words = useWords(wallWords);
  return (
    <span className={style["legend"]}>
      <svg viewBox="0 0 44 16" aria-hidden="true"><line x1="0" x2="44" y1="8" y2="8" className={style["submitted"]} /><circle cx="22" cy="8" r="5" className={style["submittedMark"]} /></svg>
      {words.submitted}
      <svg viewBox="0 0 44 16" aria-hidden="true"><line x1="0" x2="44" y1="8" y2="8" className={style["accepted"]} strokeDasharray="12 8" /><rect x="17.5" y="3.5" width="9" height="9" className={style["acceptedMark"]} /></svg>
      {words.accepted}
    </span>
  );
}
