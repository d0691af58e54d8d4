// Two texts as one, with what was added underlined and what was removed struck through: never by colour alone.
import { useMemo } from "react";
import { useWords } from "@/i18n/words";
import { difference, sizeOf } from "../difference";
import { kindWords } from "../words";
import style from "./DifferenceText.module.css";

export function DifferenceText({ before, after, lang }: { before: string; after: string; lang: string }) {
  const words = useWords(kindWords);
  const pieces = useMemo(() => difference(before, after), [before, after]);
  const size = sizeOf(pieces);
  if (before === after) return <p className="quiet">{words.noDiff}</p>;
  return (
    <div className="stack-s">
      <p className="small quiet">{words.changed(size.added, size.removed)}</p>
      <p className={style["difference"]} lang={lang}>
        {pieces.map((piece, at) => {
          // The list is made anew with every change and has no state, so a place is a good enough key.
          if (piece.kind === "added")
            return (
              <ins key={at} aria-label={`${words.added}: ${piece.text}`}>
                {piece.text}
              </ins>
            );
          if (piece.kind === "removed")
            return (
              <del key={at} aria-label={`${words.removed}: ${piece.text}`}>
                {piece.text}
              </del>
            );
          return <span key={at}>{piece.text}</span>;
        })}
      </p>
    </div>
  );
}
