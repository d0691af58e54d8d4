// A row of figures with their names, as on the home page and the dashboard.
import type { ReactNode } from "react";
import style from "./Figures.module.css";

export type Figure = { key: string; value: ReactNode; name: ReactNode; note?: ReactNode };

export function Figures({ figures, large = false }: { figures: Figure[]; large?: boolean }) {
  return (
    <dl className={`${style["figures"]} ${large ? style["large"] : ""}`}>
      {figures.map((figure) => (
        <div key={figure.key}>
          <dd>{figure.value}</dd>
          <dt>{figure.name}</dt>
          {figure.note && <dd className={style["note"]}>{figure.note}</dd>}
        </div>
      ))}
    </dl>
  );
}
