// The states a screen can be in beside "here it is": loading, empty, failed. Offline and forbidden are
// failures that name themselves.
import { useEffect, useState, type ReactNode } from "react";
import { refusalOf } from "@/api/refusal";
import { useExplain } from "@/i18n/refusals";
import { useWords } from "@/i18n/words";
import { Button } from "./Button";
import { uiWords } from "./words";
import style from "./States.module.css";

const QUIET_MS = 150;

/** A grey shape of the coming content; nothing for the first 150 ms, so quick answers do not flicker. */
export function Skeleton({ lines = 4, height }: { lines?: number; height?: number }) {
  const [shown, setShown] = useState(false);
  const words = useWords(uiWords);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return <div style={{ minHeight: height ?? lines * 34 }} />;
  return (
    <div role="status" aria-label={words.loading} className={style["skeleton"]} style={{ minHeight: height }}>
      {Array.from({ length: lines }, (_, line) => <span key={line} />)}
    </div>
  );
}

type EmptyStateProps = { title: ReactNode; children?: ReactNode; action?: ReactNode };

/** Nothing here: says why, and what to do next. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={style["state"]}>
      <p className={style["title"]}>{title}</p>
      {children && <p className="quiet small">{children}</p>}
      {action}
    </div>
  );
}

type ErrorStateProps = { error: unknown; onRetry?: (() => void) | undefined; assurance?: ReactNode };

/** What failed, in a sentence, with its name, a retry and details to copy. */
export function ErrorState({ error, onRetry, assurance }: ErrorStateProps) {
  const words = useWords(uiWords);
  const refusal = refusalOf(error);
  const sentence = useExplain()(refusal);
  return (
    <div role="alert" className={`${style["state"]} ${style["failed"]}`}>
      <p className={style["title"]}>{sentence}</p>
      {refusal.kind === "not_allowed" && <p className="small quiet">{words.askOperator}</p>}
      {assurance && <p className="small">{assurance}</p>}
      <p className="mono quiet">{refusal.name}</p>
      <div className="line">
        {onRetry && <Button compact onClick={onRetry}>{words.retry}</Button>}
        <CopyButton text={JSON.stringify({ ...refusal, page: location.pathname, at: new Date().toISOString() })}>
          {words.copyDetails}
        </CopyButton>
      </div>
    </div>
  );
}

export function CopyButton({ text, children }: { text: string; children: ReactNode }) {
  const [copied, setCopied] = useState(false);
  const words = useWords(uiWords);
  async function copy() {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  }
  return (
    <Button compact weight="quiet" onClick={() => void copy()}>{copied ? words.copied : children}</Button>
  );
}
