// One side of a talk, turn under turn. It stays at its end while the reader does.
import type { ReactNode } from "react";
import { useWords } from "@/i18n/words";
import { Rendered } from "@/lib/render/Rendered";
import { useEndFollowing } from "@/lib/useEndFollowing";
import { ReplyView } from "./ReplyView";
import type { Reply } from "./rounds";
import type { Talk } from "./useTalk";
import { talkWords } from "./words";
import style from "./talk.module.css";

type Props = {
  talk: Talk; side: string; title: string; lang: string; raw: boolean; sample: boolean;
  /** True where nothing can be asked any more: the talk is only read. */
  still: boolean;
  hint?: string | undefined; below?: ((reply: Reply, at: number) => ReactNode) | undefined; children?: ReactNode;
};

export function Column({ talk, side, title, lang, raw, sample, still, hint, below, children }: Props) {
  const words = useWords(talkWords);
  const scroller = useEndFollowing();
  const last = talk.rounds.length - 1;
  return (
    <section className={style["column"]} aria-label={title}>
      <h2 className={style["head"]}>{title}</h2>
      <div ref={scroller} className={style["scroll"]} tabIndex={0} role="group" aria-label={title} data-pane={title}>
        {children}
        {talk.rounds.map((round, at) => {
          const reply = round.replies[side] ?? null;
          const growing = talk.growing[side]?.at === at ? talk.growing[side] : undefined;
          return (
            // Rounds only ever come behind one another, so the place of one names it.
            <div key={at} className={style["round"]}>
              <div className={style["mine"]}>
                <span className="visually-hidden">{words.you}</span>
                <Rendered text={round.user} raw={raw} lang={lang} />
              </div>
              <ReplyView
                side={side} reply={reply} growing={growing} lang={lang} raw={raw} sample={sample} hint={at === last ? hint : undefined}
                failure={at === last ? (talk.failures[side] ?? null) : null}
                onRetry={!still && at === last ? () => talk.retry(side) : undefined}
              >
                {reply && !growing && below?.(reply, at)}
              </ReplyView>
            </div>
          );
        })}
        <div aria-live="polite" className="visually-hidden">
          {talk.rounds[last]?.replies[side]?.state === "done" && words.done(title)}
        </div>
      </div>
    </section>
  );
}
