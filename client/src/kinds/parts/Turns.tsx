// A conversation, turn under turn, each with who speaks.
import { memo } from "react";
import type { Turn } from "@/api/types";
import { useWords } from "@/i18n/words";
import { Rendered } from "@/lib/render/Rendered";
import { kindWords } from "../words";
import style from "./Turns.module.css";

export const Turns = memo(function Turns({ turns, lang, raw }: { turns: Turn[]; lang: string; raw: boolean }) {
  const words = useWords(kindWords);
  if (turns.length === 1 && turns[0]) return <Rendered text={turns[0].content} media={turns[0].media} raw={raw} lang={lang} />;
  return (
    <ol className={style["turns"]}>
      {turns.map((turn, at) => (
        // A conversation never changes while it is shown, so the place of a turn names it.
        <li key={at} data-role={turn.role}>
          <span className={style["role"]}>{words[turn.role]}</span>
          <Rendered text={turn.content} media={turn.media} raw={raw} lang={lang} />
        </li>
      ))}
    </ol>
  );
});
