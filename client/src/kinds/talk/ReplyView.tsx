// One reply of a model: what it wrote, marked as written by a machine, how it ended, and what can be done about it.
import type { ReactNode } from "react";
import { useWords } from "@/i18n/words";
import { Growing } from "@/lib/render/Growing";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { later } from "@/ui/later";
import type { Growing as GrowingReply } from "./useTalk";
import type { Reply } from "./rounds";
import { talkWords } from "./words";
import style from "./talk.module.css";

const FailureText = later(() => import("./FailureText").then((its) => its.FailureText));
type Props = {
  side: string; reply: Reply | null; growing: GrowingReply | undefined; lang: string; raw: boolean; sample: boolean;
  /** The key that stops or retries; only of the last reply. */
  hint?: string | undefined; failure: string | null; onRetry?: (() => void) | undefined; children?: ReactNode;
};

export function ReplyView({ side, reply, growing, lang, raw, sample, hint, failure, onRetry, children }: Props) {
  const words = useWords(talkWords);
  return (
    <div className={style["reply"]} data-side={side} data-state={growing ? "growing" : (reply?.state ?? "lost")}>
      <div className={style["who"]}>
        <span>{words.side(side)}</span>
        <Chip tone="neutral">{sample ? words.sample : words.ai}</Chip>
        <Ending reply={reply} growing={growing} />
        <span className={style["space"]} />
        {growing && (
          <Button compact hint={hint} data-field="running" onClick={growing.stop}>{words.stop}</Button>
        )}
        {!growing && onRetry && (
          <Button compact weight={reply?.state === "done" ? "quiet" : "plain"} hint={hint} data-field={reply ? undefined : "running"} onClick={onRetry}>
            {reply?.state === "done" ? words.retry : words.retryFailed}
          </Button>
        )}
      </div>
      <Text reply={reply} growing={growing} lang={lang} raw={raw} />
      {!growing && reply?.state === "failed" && onRetry && <p className="small quiet">{failure && <FailureText failure={failure} />} {words.failedNote}</p>}
      {children}
    </div>
  );
}

function Text({ reply, growing, lang, raw }: Pick<Props, "reply" | "growing" | "lang" | "raw">) {
  if (raw && !growing && reply?.content) return <pre className="source" lang={lang}>{reply.content}</pre>;
  return <Growing live={growing?.live ?? null} text={reply?.content ?? ""} lang={lang} />;
}

function Ending({ reply, growing }: Pick<Props, "reply" | "growing">) {
  const words = useWords(talkWords);
  if (growing) return <span className="small quiet">{words.writing}</span>;
  if (!reply) return <Chip tone="warn">{words.lost}</Chip>;
  if (reply.state === "done") return null;
  return <Chip tone={reply.state === "failed" ? "bad" : "warn"}>{words[reply.state]}</Chip>;
}
