// The prompt above the answers: two lines of the last question until P unfolds the whole conversation.
import { memo } from "react";
import type { Turn } from "@/api/types";
import { useWords } from "@/i18n/words";
import { useOwnKey } from "@/lib/keys/settings";
import { Rendered } from "@/lib/render/Rendered";
import { Key } from "@/ui/Key";
import { kindWords } from "../words";
import { Turns } from "./Turns";
import style from "./Prompt.module.css";

type Props = { turns: Turn[]; lang: string; open: boolean; raw: boolean; onToggle: () => void };

export const Prompt = memo(function Prompt({ turns, lang, open, raw, onToggle }: Props) {
  const words = useWords(kindWords);
  const last = turns.at(-1);
  return (
    <section className={style["prompt"]} aria-label={words.prompt} data-open={open || undefined}>
      <div className={style["side"]}>
        <span className={style["tag"]}>{words.prompt}</span>
        {turns.length > 1 && <span className="small quiet">{words.turns(turns.length)}</span>}
      </div>
      <div className={style["text"]} tabIndex={0} role="group" aria-label={words.prompt}>
        {open ? (
          <Turns turns={turns} lang={lang} raw={raw} />
        ) : (
          last && <Rendered text={last.content} media={last.media} raw={raw} lang={lang} />
        )}
      </div>
      <button
        type="button"
        className={style["toggle"]}
        aria-expanded={open}
        aria-keyshortcuts={useOwnKey("P") || undefined}
        onClick={onToggle}
      >
        {open ? words.fold : words.unfold} <Key>P</Key>
      </button>
    </section>
  );
});
