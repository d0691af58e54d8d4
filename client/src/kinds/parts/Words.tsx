// A free text of an answer, read-only; where an earlier one is known, as a difference.
import { DifferenceView } from "./DifferenceView";
import style from "./Words.module.css";

type Props = { title: string; text: string; before?: string | undefined; lang: string };

export function Words({ title, text, before, lang }: Props) {
  return (
    <section className={style["words"]}>
      <h3>{title}</h3>
      {before === undefined || before === text
        ? <p className="prewrap" lang={lang}>{text || "—"}</p>
        : <DifferenceView before={before} after={text} lang={lang} />}
    </section>
  );
}
