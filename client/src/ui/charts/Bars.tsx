// Named bars with their figures, longest scale given by the caller or by the largest row.
import type { ReactNode } from "react";
import { Progress } from "../Progress";
import style from "./Bars.module.css";

export type Bar = { key: string | number; name: string; value: number; figure: string; note?: ReactNode };

export function Bars({ bars, most }: { bars: Bar[]; most?: number }) {
  const top = most ?? Math.max(1, ...bars.map((bar) => bar.value));
  return (
    <ul className={style["bars"]}>
      {bars.map((bar) => (
        <li key={bar.key}>
          <span className={style["name"]} title={bar.name}>{bar.name}</span>
          <Progress value={bar.value / top} label={bar.name} figure={bar.figure} />
          {bar.note !== undefined && <span className={style["note"]}>{bar.note}</span>}
        </li>
      ))}
    </ul>
  );
}
