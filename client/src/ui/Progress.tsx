// A bar that fills from 0 to 1, with the figure beside it, so that the colour is not the only sign.
import { share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import style from "./Progress.module.css";

type ProgressProps = { value: number; label: string; figure?: string | undefined; quiet?: boolean };

export function Progress({ value, label, figure, quiet = false }: ProgressProps) {
  const of = useLanguage();
  const held = Math.min(1, Math.max(0, Number.isFinite(value) ? value : 0));
  const text = figure ?? share(held, of);
  return (
    <span className={style["progress"]}>
      <span
        role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100}
        aria-valuenow={Math.round(held * 100)} aria-valuetext={text} className={style["track"]}
      >
        <span style={{ width: `${held * 100}%` }} />
      </span>
      {!quiet && <span className={style["figure"]}>{text}</span>}
    </span>
  );
}
