// What reviewing a trace shows to read: the task, and the steps one under another, the active one marked.
import { useCallback, useEffect, useRef } from "react";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Rendered } from "@/lib/render/Rendered";
import { Button } from "@/ui/Button";
import { Chip, type Tone } from "@/ui/Chip";
import type { KindProps } from "../contract";
import { Prompt } from "../parts/Prompt";
import { Scale } from "../parts/Scale";
import { labelOf } from "../problems";
import { blame, judge } from "./actions";
import { isChoosing, readActive, writeActive } from "./active";
import { errorsOf, isUnsorted, judgedAt, LABELS, traceOf, type Judged, type Label, type TraceStep } from "./answer";
import { Block } from "./Block";
import { traceWords } from "./words";
import pane from "../parts/Pane.module.css";
import stage from "../parts/Stage.module.css";
import style from "./trace.module.css";

const TONES: Record<Label, Tone> = { right: "ok", wrong: "bad", needless: "warn" };
const SIGNS: Record<Label, string> = { right: "✓", wrong: "✗", needless: "–" };

export function TraceStage(props: KindProps) {
  const { view, lang, reading, toggle, active, form, body } = props;
  const words = useWords(traceWords);
  const togglePrompt = useCallback(() => toggle("promptOpen"), [toggle]);
  const steps = traceOf(view);
  const { at } = readActive(active, steps.length);
  const open = steps.findIndex((_, index) => judgedAt(form, body, view, index)?.label === null);
  return (
    <>
      <Prompt turns={view.conversation} lang={lang} open={reading.promptOpen} raw={reading.raw} onToggle={togglePrompt} />
      <div className={stage["single"]}>
        <section className={pane["pane"]} aria-label={words.trace}>
          <h2 className={pane["head"]}>{words.trace}</h2>
          <div className={pane["scroll"]} tabIndex={0} role="group" aria-label={words.trace}>
            <ol className={style["steps"]} data-invalid={props.problems.some((each) => each.path === "steps") || undefined}>
              {/* Steps are fixed while they are shown, so the place of one names it. */}
              {steps.map((step, index) => <Step key={index} {...props} step={step} at={index} isActive={index === at} isOpen={index === open} />)}
            </ol>
          </div>
        </section>
      </div>
    </>
  );
}

type StepProps = KindProps & { step: TraceStep; at: number; isActive: boolean; isOpen: boolean };

function Step(props: StepProps) {
  const { form, view, body, lang, reading, setActive, step, at, isActive, isOpen } = props;
  const words = useWords(traceWords);
  const host = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isActive) host.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  const given = judgedAt(form, body, view, at);
  return (
    <li
      ref={host} className={style["step"]} data-type={step.type} data-active={isActive || undefined} data-label={given?.label ?? undefined} data-field={isOpen ? "steps" : undefined}
      tabIndex={-1} aria-current={isActive ? "step" : undefined} onClick={() => setActive(String(at))}
    >
      <div className={style["side"]}>
        <b>{words.step(at + 1)}</b>
        <span className={style["type"]}>{words.types[step.type]}</span>
        <State given={given} form={form} />
      </div>
      <div className={style["said"]}>
        {step.name && <code className={style["tool"]}>{step.name}</code>}
        {step.type === "call"
          ? (step.arguments ? <Block source={step.arguments} at={at} raw={reading.raw} wantsJson hint={isActive ? "T" : undefined} /> : <span className="small quiet">{words.noArguments}</span>)
          : step.type === "result" || step.type === "error"
            ? <Block source={step.text} at={at} raw={reading.raw} hint={isActive ? "T" : undefined} />
            : <Rendered text={step.text} raw={reading.raw} lang={lang} />}
        {given && <Judging {...props} given={given} />}
      </div>
    </li>
  );
}

/** The choices of a step; only the active one shows which sorts of error there are. */
function Judging(props: StepProps & { given: Judged }) {
  const { form, body, locked, active, setActive, view, at, isActive, given } = props;
  const words = useWords(traceWords);
  const language = useLanguage();
  const choosing = isChoosing(readActive(active, traceOf(view).length), (step) => isUnsorted(form, body, view, step));
  const chosen = given.label === null ? null : LABELS.indexOf(given.label);
  return (
    <div className={style["choice"]}>
      <Scale
        field={`steps.${at}`} label={words.step(at + 1)} chosen={chosen} locked={locked} invalid={false} onFocus={() => setActive(String(at))}
        points={LABELS.map((label, index) => ({ value: index, label: words.labels[label], hint: isActive && !choosing ? String(index + 1) : undefined }))}
        onChoose={(index) => judge(props, at, LABELS[index] ?? "right")}
      />
      {given.label === "wrong" && isActive && !locked && (
        <div className={style["errors"]} role="group" aria-label={words.whichError}>
          {errorsOf(form).map((sort, index) => (
            <Button key={sort.key} compact aria-pressed={sort.key === given.error} weight={sort.key === given.error ? "danger" : "plain"} hint={choosing && index < 9 ? String(index + 1) : undefined} onClick={() => blame(props, at, sort.key)}>
              {labelOf(sort, language)}
            </Button>
          ))}
          {choosing && <span className="small quiet">{words.chooseError}</span>}
        </div>
      )}
      {given.label === "wrong" && !isActive && given.error === null && !locked && (
        <Button compact onClick={() => setActive(writeActive({ at, choosing: true }))}>{words.whichError}…</Button>
      )}
    </div>
  );
}

export function State({ given, form }: { given: Judged | null; form: KindProps["form"] }) {
  const words = useWords(traceWords);
  const language = useLanguage();
  if (given === null) return null;
  if (given.label === null) return <span className="small quiet">{words.unset}</span>;
  const sort = errorsOf(form).find((each) => each.key === given.error);
  return <Chip tone={TONES[given.label]}>{SIGNS[given.label]} {words.labels[given.label]}{sort && ` · ${labelOf(sort, language)}`}</Chip>;
}
