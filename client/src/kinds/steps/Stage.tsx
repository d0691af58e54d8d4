// What judging steps shows to read: the prompt, and the answer's steps one under another, the active one marked.
import { useCallback, useEffect, useMemo, useRef } from "react";
import { useWords } from "@/i18n/words";
import { Files } from "@/lib/media/later";
import { Rendered } from "@/lib/render/Rendered";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import type { KindProps } from "../contract";
import { Prompt } from "../parts/Prompt";
import { Scale } from "../parts/Scale";
import { stepTexts } from "../stepTexts";
import { CHOICES } from "./actions";
import { activeStep } from "./active";
import { firstErrorAt, isFirstOnly, judged, readAnswer, type Label } from "./answer";
import { stepWords, type StepWords } from "./words";
import pane from "../parts/Pane.module.css";
import stage from "../parts/Stage.module.css";
import style from "./steps.module.css";

export function StepsStage(props: KindProps) {
  const { view, lang, reading, toggle, active, problems } = props;
  const words = useWords(stepWords);
  const togglePrompt = useCallback(() => toggle("promptOpen"), [toggle]);
  const candidate = view.candidates[0];
  const texts = useMemo(() => (candidate ? stepTexts(candidate) : []), [candidate]);
  const at = activeStep(active, texts.length);
  return (
    <>
      <Prompt turns={view.conversation} lang={lang} open={reading.promptOpen} raw={reading.raw} onToggle={togglePrompt} />
      <div className={stage["single"]}>
        <section className={pane["pane"]} aria-label={words.steps}>
          <h2 className={pane["head"]}>{words.steps}</h2>
          <div className={pane["scroll"]} tabIndex={0} role="group" aria-label={words.steps}>
            {candidate?.media?.length ? <Files media={candidate.media} /> : null}
            <ol className={style["steps"]} data-invalid={problems.some((each) => each.path === "labels") || undefined}>
              {texts.map((text, step) => (
                // Steps are fixed while they are shown, so the place of one names it.
                <Step key={step} {...props} text={text} step={step} count={texts.length} isActive={step === at} />
              ))}
            </ol>
          </div>
        </section>
      </div>
    </>
  );
}

type StepProps = KindProps & { text: string; step: number; count: number; isActive: boolean };

function Step(props: StepProps) {
  const { form, body, lang, reading, setActive, text, step, count, isActive } = props;
  const words = useWords(stepWords);
  const host = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isActive) host.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  const { labels, first_error } = readAnswer(body);
  const open = Math.max(0, Array.from({ length: count }, (_, at) => labels[at] ?? null).indexOf(null));
  const label = labels[step] ?? null;
  const isAfter = isFirstOnly(form) && first_error !== null && step > first_error;
  return (
    <li
      ref={host} className={style["step"]} data-field={step === open ? "labels" : undefined} tabIndex={-1} data-active={isActive || undefined} data-label={label ?? undefined}
      data-after={isAfter || undefined} aria-current={isActive ? "step" : undefined} onClick={() => setActive(String(step))}
    >
      <div className={style["side"]}>
        <b>{words.step(step + 1)}</b>
        <State label={label} isAfter={isAfter} words={words} />
      </div>
      <Rendered text={text} raw={reading.raw} lang={lang} />
      <Choice {...props} label={label} />
    </li>
  );
}

export function State({ label, isAfter, words }: { label: Label | null; isAfter: boolean; words: StepWords }) {
  if (isAfter) return <span className="small quiet">{words.notJudged}</span>;
  if (label === null) return <span className="small quiet">{words.unset}</span>;
  if (label === 1) return <Chip tone="ok">✓ {words.good}</Chip>;
  return label === 0 ? <Chip>○ {words.neutral}</Chip> : <Chip tone="bad">✗ {words.bad}</Chip>;
}

function Choice({ form, body, change, locked, setActive, step, count, isActive, label }: StepProps & { label: Label | null }) {
  const words = useWords(stepWords);
  if (isFirstOnly(form)) {
    return (
      <Button
        compact className={style["choice"]} weight={label === -1 ? "danger" : "plain"} hint={isActive ? "E" : undefined} disabled={locked} aria-pressed={label === -1}
        onClick={() => change(firstErrorAt(form, body, { at: step, count }))}
      >
        {words.here}
      </Button>
    );
  }
  return (
    <div className={style["choice"]}>
      <Scale
        field={`labels.${step}`} label={words.step(step + 1)} chosen={label} locked={locked} invalid={false}
        points={CHOICES.map((choice, at) => ({ value: choice.label, label: words[choice.name], hint: String(at + 1) }))}
        onFocus={() => setActive(String(step))} onChoose={(value) => change(judged(body, { at: step, label: value as Label, count }))} // from CHOICES
      />
    </div>
  );
}
