// What judging safety shows to read: the prompt, and the answer, in which evidence is selected and coloured. Without
// an answer the prompt itself is what is judged.
import { useCallback, useMemo, useRef, type KeyboardEvent } from "react";
import { useWords } from "@/i18n/words";
import { Files } from "@/lib/media/later";
import { Rendered } from "@/lib/render/Rendered";
import { Button } from "@/ui/Button";
import type { KindProps } from "../contract";
import { Prompt } from "../parts/Prompt";
import { found } from "../spans/anchor";
import { hideCaret, moveCaret } from "../spans/caret";
import { NAMES, useMarkedText } from "../spans/useMarkedText";
import { markEvidence, placeOf } from "./actions";
import { judgedText, readAnswer } from "./answer";
import { safetyWords } from "./words";
import pane from "../parts/Pane.module.css";
import stage from "../parts/Stage.module.css";
import spans from "../spans/spans.module.css";

export function SafetyStage(props: KindProps) {
  const { view, lang, reading, toggle } = props;
  const togglePrompt = useCallback(() => toggle("promptOpen"), [toggle]);
  const before = view.candidates.length > 0 ? view.conversation : view.conversation.slice(0, -1);
  return (
    <>
      {before.length > 0 && <Prompt turns={before} lang={lang} open={reading.promptOpen} raw={reading.raw} onToggle={togglePrompt} />}
      <div className={stage["single"]}><JudgedPane {...props} /></div>
    </>
  );
}

function JudgedPane(props: KindProps) {
  const { view, lang, reading, locked } = props;
  const words = useWords(safetyWords);
  const host = useRef<HTMLDivElement>(null);
  const source = judgedText(view);
  const { media } = view.candidates[0] ?? view.conversation.at(-1) ?? {};
  const { risks, evidence } = readAnswer(props.body);
  const { last } = placeOf(props);
  const coloured = evidence.flatMap((each) => {
    const stretch = found(source, { ...each, label: each.risk, severity: "", prefix: "", suffix: "", note: "" });
    return stretch ? [{ name: each.risk === last ? NAMES[3] : NAMES[1], stretch }] : [];
  });
  useMarkedText(host, { source, raw: reading.raw, coloured, focus: null });
  function press(event: KeyboardEvent<HTMLDivElement>) {
    if (host.current && moveCaret(event, host.current)) event.preventDefault();
  }
  // The text never changes while evidence does; React must not set it anew under the map.
  const text = useMemo(() => <Rendered text={source} raw={reading.raw} lang={lang} />, [source, reading.raw, lang]);
  const title = view.candidates.length > 0 ? words.judged : words.judgedPrompt;
  return (
    <section className={pane["pane"]} aria-label={title}>
      <h2 className={`${pane["head"]} ${spans["head"]}`}>
        {title}
        {!locked && <span className="small quiet">{risks.length > 0 ? words.markHint : words.needsRisk}</span>}
        {/* Pressing the button must not take the selection away. */}
        {!locked && (
          <Button compact hint="M" disabled={risks.length === 0} onMouseDown={(event) => event.preventDefault()} onClick={() => markEvidence(props)}>
            {words.mark}
          </Button>
        )}
      </h2>
      {media?.length ? <div className={spans["files"]}><Files media={media} /></div> : null}
      <div
        ref={host} className={pane["scroll"]} tabIndex={0} role="group" aria-label={title} data-pane={title}
        onKeyDown={press} onBlur={hideCaret} onPointerDown={hideCaret}
      >
        {text}
      </div>
    </section>
  );
}
