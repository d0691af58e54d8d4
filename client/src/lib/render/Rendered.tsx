// Shows an answer's text, and the files beside it before it. Prepared text appears in the same frame; text nobody prepared (a guideline tab
// opened at once) is rendered on the spot, and nothing is shown in between.
import { memo, useEffect, useState } from "react";

import { useLanguage, type Language } from "@/i18n/language";
import type { Media } from "@/api/types";
import { Files } from "@/lib/media/later";
import { prepare, preparedHtml } from "./prepared";
import "./math.css";
import "./prose.css";

/** From here on a browser lays out only the blocks that are near the screen. */
const LONG = 6000; // characters

type Props = { text: string; media?: readonly Media[] | undefined; raw?: boolean; lang?: string | undefined };

export const Rendered = memo(function Rendered({ media, ...said }: Props) {
  return <>{media?.length ? <Files media={media} /> : null}<Text {...said} /></>;
});

function Text({ text, raw = false, lang }: Props) {
  const language = useLanguage();
  const html = useHtml(text, language);
  if (raw) {
    return (
      <pre className="source" lang={lang}>
        {text}
      </pre>
    );
  }
  const look = text.length > LONG ? "prose long" : "prose";
  return <div className={look} lang={lang} dangerouslySetInnerHTML={{ __html: html }} />;
}

function useHtml(text: string, language: Language): string {
  const [, noteReady] = useState(0);
  const html = preparedHtml(text, language);
  useEffect(() => {
    if (html !== undefined) return undefined;
    let shown = true;
    void prepare([text], language).then(() => shown && noteReady((count) => count + 1));
    return () => {
      shown = false;
    };
  }, [html, text, language]);
  return html ?? "";
}
