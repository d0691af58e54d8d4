// One side of a talk, turn under turn. It stays at its end while the reader does.
import { useEffect, useRef, type ReactNode } from "react";
import { useWords } from "@/i18n/words";
import { Rendered } from "@/lib/render/Rendered";
import { ReplyView } from "./ReplyView";
import type { Reply } from "./rounds";
import type { Talk } from "./useTalk";
import { talkWords } from "./words";
import style from "./talk.module.css";

const NEAR = 48; // pixels from the end that still count as at the end

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

/** Keep the end in sight as it moves, unless the reader has scrolled up. */
function useEndFollowing() {
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = scroller.current;
    if (!box) return undefined;
    let atEnd = true;
    const note = () => {
      atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
    };
    const follow = new MutationObserver(() => {
      if (atEnd) box.scrollTop = box.scrollHeight;
    });
    box.addEventListener("scroll", note, { passive: true });
    follow.observe(box, { childList: true, subtree: true, characterData: true });
    return () => {
      box.removeEventListener("scroll", note);
      follow.disconnect();
    };
  }, []);
  return scroller;
}

