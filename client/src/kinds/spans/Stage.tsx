// What marking shows to read: the prompt, and the answer with its marks, in which text is selected.
import { useCallback, useMemo, useRef, type KeyboardEvent } from "react";
import { useWords } from "@/i18n/words";
import { Files } from "@/lib/media/later";
import { Rendered } from "@/lib/render/Rendered";
import type { Coloured } from "@/lib/render/highlight";
import { Button } from "@/ui/Button";
import type { KindProps } from "../contract";
import { Prompt } from "../parts/Prompt";
import { beginMark } from "./actions";
import { readAnswer, severitiesOf, type Span } from "./answer";
import { found } from "./anchor";
import { hideCaret, moveCaret } from "./caret";
import { activeSpan, readMode } from "./mode";
import { Palette } from "./Palette";
import { NAMES, useMarkedText } from "./useMarkedText";
import { spanWords } from "./words";
import pane from "../parts/Pane.module.css";
import stage from "../parts/Stage.module.css";
import style from "./spans.module.css";

export function SpansStage(props: KindProps) {
  const { view, lang, reading, toggle } = props;
  const togglePrompt = useCallback(() => toggle("promptOpen"), [toggle]);
  return (
    <>
      <Prompt turns={view.conversation} lang={lang} open={reading.promptOpen} raw={reading.raw} onToggle={togglePrompt} />
      <div className={stage["single"]}><MarkPane {...props} /></div>
    </>
  );
}

function MarkPane(props: KindProps) {
  const { form, view, lang, reading, locked, active } = props;
  const words = useWords(spanWords);
  const host = useRef<HTMLDivElement>(null);
  const { content: source = "", media } = view.candidates[0] ?? {};
  const { spans } = readAnswer(props.body);
  const mode = readMode(active);
  const at = activeSpan(active, spans.length);
  const coloured = colouredOf(form, source, spans, at);
  const pending = mode.is === "labelling" || mode.is === "grading" ? mode.stretch : null;
  if (pending) coloured.push({ name: NAMES[3], stretch: pending });
  const span = at === null ? undefined : spans[at];
  useMarkedText(host, { source, raw: reading.raw, coloured, focus: span ? found(source, span) : null });

  function press(event: KeyboardEvent<HTMLDivElement>) {
    if (host.current && moveCaret(event, host.current)) event.preventDefault();
  }
  // The text itself never changes while marks do; React must not set it anew under the map.
  const text = useMemo(() => <Rendered text={source} raw={reading.raw} lang={lang} />, [source, reading.raw, lang]);
  return (
    <section className={pane["pane"]} aria-label={words.text}>
      <h2 className={`${pane["head"]} ${style["head"]}`}>
        {words.text}
        {!locked && <span className="small quiet">{words.hint}</span>}
        {/* Pressing the button must not take the selection away. */}
        {!locked && <Button compact hint="M" onMouseDown={(event) => event.preventDefault()} onClick={() => beginMark(props)}>{words.mark}</Button>}
      </h2>
      {/* Beside the text and not in it: marks count its characters. */}
      {media?.length ? <div className={style["files"]}><Files media={media} /></div> : null}
      <div
        ref={host} className={pane["scroll"]} tabIndex={0} role="group" aria-label={words.text} data-pane={words.text} title={locked ? undefined : words.caret}
        onKeyDown={press} onBlur={hideCaret} onPointerDown={hideCaret}
      >
        {text}
      </div>
      <Palette {...props} />
    </section>
  );
}

function colouredOf(form: KindProps["form"], source: string, spans: readonly Span[], active: number | null): Coloured[] {
  const heaviest = severitiesOf(form).length - 1;
  return spans.flatMap((span, at) => {
    const stretch = found(source, span);
    if (!stretch) return [];
    const grade = severitiesOf(form).findIndex((each) => each.key === span.severity);
    const look = heaviest < 1 ? 1 : Math.round((2 * Math.max(0, grade)) / heaviest);
    return [{ name: at === active ? NAMES[3] : (NAMES[look] ?? NAMES[1]), stretch }];
  });
}
