// One answer of a ranking to read. All cards are this same component with the same width and font: any difference
// between them is a bias. The card takes the focus, and what it is called says where it stands.
import { memo, useState } from "react";
import type { Media } from "@/api/types";
import { useWords } from "@/i18n/words";
import { Rendered } from "@/lib/render/Rendered";
import { kindWords } from "../words";
import { rankingWords } from "./words";
import style from "./Stage.module.css";

type Props = {
  slot: string; text: string; media: Media[] | undefined; lang: string; raw: boolean; rank: number | null; place: string; active: boolean;
  invalid: boolean; onFocus: (slot: string) => void;
};

export const Card = memo(function Card({ slot, text, media, lang, raw, rank, place, active, invalid, onFocus }: Props) {
  const words = useWords(rankingWords);
  const title = useWords(kindWords).answer(slot);
  const [folded, setFolded] = useState(false);
  return (
    <article
      className={style["card"]} tabIndex={0} data-field={`ranks.${slot}`} data-active={active || undefined}
      data-invalid={invalid || undefined} aria-label={words.status(slot, place)} onFocus={() => onFocus(slot)}
    >
      <header className={style["head"]}>
        <h2>{title}</h2>
        <span className={style["place"]}>{rank === null ? words.noRank : place}</span>
        <button
          type="button" className={style["fold"]} aria-expanded={!folded} onClick={() => setFolded(!folded)}
          aria-label={folded ? words.unfold(slot) : words.fold(slot)}
        >
          {folded ? words.unfoldShort : words.foldShort}
        </button>
      </header>
      <div className={style["text"]} data-folded={folded || undefined}>
        <Rendered text={text} media={media} raw={raw} lang={lang} />
      </div>
    </article>
  );
});
