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

const nothing = () => () => undefined;

/** The text as it grows and as it stays: one and the same part, so that nothing is drawn anew when it ends. */
export function Growing({ live, text = "", lang }: { live: LiveText | null; text?: string; lang: string }) {
  const shown = useSyncExternalStore(live ? live.subscribe : nothing, live ? live.text : () => text);
  return <Blocks text={shown} lang={lang} growing={live !== null} />;
}

type BlocksProps = { text: string; lang: string; growing?: boolean | undefined };

/** A text by blocks. */
export const Blocks = memo(function Blocks({ text, lang, growing = false }: BlocksProps) {
  const ready = useEngine();
  const language = useLanguage();
  const blocks = useMemo(() => blocksOf(text), [text]);
  if (!ready) return <div className="prose growing prewrap" lang={lang}>{text}</div>;
  const last = blocks.length - 1;
  return (
    <div className="prose growing" lang={lang}>
      {blocks.map((block, at) => (
        // Blocks only ever come behind one another, so the place of one names it.
        <Block key={at} text={block} language={language} plain={growing && at === last && block.length > LONGEST_TAIL} />
      ))}
    </div>
  );
});

type BlockProps = { text: string; language: Language; plain: boolean };

const Block = memo(function Block({ text, language, plain }: BlockProps) {
  if (plain || !engine) return <div className="prewrap">{text}</div>;
  return <div dangerouslySetInnerHTML={{ __html: engine.renderHtml(text, language) }} />;
});

const SAMPLES = ["## 1\n\n**a** `b`", "- c\n- d\n", "$x^2$", "```python\nprint(1)\n```\n"];

/** Fetch the renderer before the first reply comes, and let it render something of each sort in quiet moments: what runs for the first time is slow. */
export async function warmRenderer(language: Language): Promise<void> {
  engine ??= await import("./engine");
  for (const sample of SAMPLES) {
    await new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: 1000 }));
    engine.renderHtml(sample, language);
  }
}

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
