// A confusion matrix as a table whose cells are shaded by their share of the row; each cell says its figures.
import { share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import style from "./Confusion.module.css";

type ConfusionProps = { label: string; corner: string; names: string[]; counts: number[][] };

export function ConfusionTable({ label, corner, names, counts }: ConfusionProps) {
  return (
    <div className={style["scroll"]} tabIndex={0} role="region" aria-label={label}>
      <table className={style["matrix"]}>
        <thead>
          <tr><th scope="col">{corner}</th>{names.map((name) => <th key={name} scope="col">{name}</th>)}</tr>
        </thead>
        <tbody>
          {names.map((name, row) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {names.map((said, column) => (
                <Cell key={said} row={counts[row] ?? []} column={column} isRight={row === column} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ row, column, isRight }: { row: number[]; column: number; isRight: boolean }) {
  const of = useLanguage();
  const total = row.reduce((sum, each) => sum + each, 0);
  const count = row[column] ?? 0;
  const part = total > 0 ? count / total : 0;
  const tone = isRight ? "var(--ok)" : "var(--bad)";
  return (
    <td style={{ background: `color-mix(in srgb, ${tone} ${Math.round(part * 35)}%, transparent)` }}>
      {count.toFixed(1)} <span className="quiet">{total > 0 ? share(part, of) : "—"}</span>
    </td>
  );
}
