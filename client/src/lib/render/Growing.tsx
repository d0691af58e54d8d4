// Shows a text that is still growing, or has just grown: block by block, each rendered once, the last one anew while
// it grows. A last block too long to be rendered within a frame is shown as plain text until it ends.
import { memo, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useLanguage, type Language } from "@/i18n/language";
import { blocksOf } from "./blocks";
import type { LiveText } from "./live";
import "./math.css";
import "./prose.css";
import "./growing.css";

type Engine = typeof import("./engine");
const LONGEST_TAIL = 4000; // characters

let engine: Engine | null = null;

export function Growing({ live, lang }: { live: LiveText; lang: string }) {
  const text = useSyncExternalStore(live.subscribe, live.text);
  const cost = (ms: number) => live.noteCost(ms);
  return <Blocks text={text} lang={lang} growing onCost={cost} />;
}

type BlocksProps = {
  text: string; lang: string; growing?: boolean | undefined; onCost?: ((ms: number) => void) | undefined;
};

/** A text by blocks. Grown or growing, it is drawn alike, so that nothing jumps when it ends. */
export const Blocks = memo(function Blocks({ text, lang, growing = false, onCost }: BlocksProps) {
  const ready = useEngine();
  const language = useLanguage();
  const blocks = useMemo(() => blocksOf(text), [text]);
  if (!ready) return <div className="prose growing prewrap" lang={lang}>{text}</div>;
  const last = blocks.length - 1;
  return (
    <div className="prose growing" lang={lang}>
      {blocks.map((block, at) => (
        // Blocks only ever come behind one another, so the place of one names it.
        <Block key={at} text={block} language={language} plain={growing && at === last && block.length > LONGEST_TAIL} onCost={onCost} />
      ))}
    </div>
  );
});

type BlockProps = { text: string; language: Language; plain: boolean; onCost?: ((ms: number) => void) | undefined };

const Block = memo(
  function Block({ text, language, plain, onCost }: BlockProps) {
    if (plain || !engine) return <div className="prewrap">{text}</div>;
    const began = performance.now();
    const html = engine.renderHtml(text, language);
    onCost?.(performance.now() - began);
    return <div dangerouslySetInnerHTML={{ __html: html }} />;
  },
  (before, after) => before.text === after.text && before.language === after.language && before.plain === after.plain,
);

function useEngine(): boolean {
  const [ready, setReady] = useState(engine !== null);
  useEffect(() => {
    if (engine) return undefined;
    let wanted = true;
    void import("./engine").then((loaded) => {
      engine = loaded;
      if (wanted) setReady(true);
    });
    return () => {
      wanted = false;
    };
  }, []);
  return ready;
}
