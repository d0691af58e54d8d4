// A whole talk to read, folded until somebody asks for it: beside an answer it is long, and in the stage it stands already.
import { useWords } from "@/i18n/words";
import { Blocks } from "@/lib/render/Growing";
import { Rendered } from "@/lib/render/Rendered";
import { Chip } from "@/ui/Chip";
import type { Round } from "./rounds";
import { talkWords } from "./words";
import style from "./talk.module.css";

export function Transcript({ rounds, sides, lang }: { rounds: readonly Round[]; sides: readonly string[]; lang: string }) {
  const words = useWords(talkWords);
  return (
    <details>
      <summary>{words.theTalk(rounds.length)}</summary>
      <ol className={style["transcript"]}>
        {rounds.map((round, at) => (
          // A talk that has been handed in changes no more.
          <li key={at} className={style["round"]}>
            <div className={style["mine"]}><Rendered text={round.user} lang={lang} /></div>
            {sides.map((side) => <OneReply key={side} side={side} round={round} lang={lang} />)}
          </li>
        ))}
      </ol>
    </details>
  );
}

function OneReply({ side, round, lang }: { side: string; round: Round; lang: string }) {
  const words = useWords(talkWords);
  const reply = round.replies[side] ?? null;
  return (
    <div className={style["reply"]}>
      <div className={style["who"]}>
        <span>{words.side(side)}</span> <Chip tone="neutral">{words.ai}</Chip>
        {reply && reply.state !== "done" && <Chip tone={reply.state === "failed" ? "bad" : "warn"}>{words[reply.state]}</Chip>}
        {reply?.rating && <Chip tone={reply.rating === "good" ? "ok" : "bad"}>{words[reply.rating]}</Chip>}
      </div>
      {reply?.content ? <Blocks text={reply.content} lang={lang} /> : <p className="quiet small">{words.nothing}</p>}
      {reply?.note && <p className="small prewrap">{reply.note}</p>}
      {reply?.edit && (
        <div className={style["edit"]}><span className="small">{words.edited}</span><Blocks text={reply.edit} lang={lang} /></div>
      )}
    </div>
  );
}
