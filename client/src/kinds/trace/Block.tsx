// A stretch of code-like text: pretty where it is JSON, folded where it is long. It is text and nothing but text: what a
// tool returned is never rendered.
import { useEffect, useState } from "react";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { onFold } from "./folding";
import { pretty } from "./pretty";
import { traceWords } from "./words";
import style from "./trace.module.css";

const SHOWN = 14; // lines of a folded block

export function Block({ source, at, raw, wantsJson = false, hint }: { source: string; at: number; raw: boolean; wantsJson?: boolean; hint?: string | undefined }) {
  const words = useWords(traceWords);
  const [open, setOpen] = useState(false);
  useEffect(() => onFold(at, () => setOpen((was) => !was)), [at]);
  const { text, isJson } = raw ? { text: source, isJson: true } : pretty(source);
  const lines = text.split("\n");
  const isLong = lines.length > SHOWN;
  return (
    <>
      {wantsJson && !isJson && source.trim() !== "" && <p className={style["warn"]}>{words.notJson}</p>}
      <pre className={style["block"]}>{isLong && !open ? lines.slice(0, SHOWN).join("\n") : text}</pre>
      {isLong && <Button compact weight="quiet" hint={hint} aria-expanded={open} onClick={() => setOpen(!open)}>{open ? words.fold : words.unfold(lines.length)}</Button>}
    </>
  );
}
