// The labels and severities of a form of marked errors, and the sorts of error of one of traces: names, points, order.
import type { ReactNode } from "react";
import { NumberInput } from "@mantine/core";
import type { Form, SpanLabel } from "@/api/types";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/Field";
import { criteriaWords } from "./criteriaWords";
import { freeKey } from "./draft";
import { setupWords } from "./words";
import style from "./setup.module.css";

const MOST_LABELS = 9;
const MOST_ERRORS = 20;
const MOST_SEVERITIES = 5;
const MOST_POINTS = 1000;

type Props = { form: Form; onChange: (change: Partial<Form>) => void };

export function ChoicesEditor({ form, onChange }: Props) {
  const words = useWords(setupWords);
  const ofTraces = useWords(criteriaWords);
  const { labels, severities, errors } = form;
  if (errors) {
    return (
      <Choices
        title={ofTraces.errors} note={ofTraces.errorsNote} choices={errors} most={MOST_ERRORS} add={ofTraces.addError}
        fresh={{ key: freeKey(errors, "error"), label: ofTraces.freshError }} onChange={(next) => onChange({ errors: next })}
      />
    );
  }
  if (!labels || !severities) return null;
  return (
    <>
      <Choices
        title={words.labels} note={words.labelsNote} choices={labels} most={MOST_LABELS} add={words.addLabel}
        fresh={{ key: freeKey(labels, "label"), label: words.newLabel }} onChange={(next) => onChange({ labels: next })}
      />
      <Choices
        title={words.severities} note={words.severitiesNote} choices={severities} most={MOST_SEVERITIES} add={words.addSeverity}
        fresh={{ key: freeKey(severities, "severity"), label: words.newSeverity, points: 1 }} onChange={(next) => onChange({ severities: next })}
        more={(choice, change) => (
          <NumberInput
            label={words.points} min={1} max={MOST_POINTS} value={choice.points} allowDecimal={false}
            onChange={(value) => change({ ...choice, points: Number(value) })}
          />
        )}
      />
    </>
  );
}

type ChoicesProps<C extends SpanLabel> = {
  title: string; note: string; choices: C[]; most: number; add: string; fresh: C; onChange: (choices: C[]) => void;
  more?: (choice: C, change: (choice: C) => void) => ReactNode;
};

export function Choices<C extends SpanLabel>({ title, note, choices, most, add, fresh, onChange, more }: ChoicesProps<C>) {
  const words = useWords(setupWords);
  const put = (at: number) => (choice: C) => onChange(choices.map((each, index) => (index === at ? choice : each)));
  return (
    <section className="stack-s">
      <div className="spread"><h2>{title}</h2><span className="small quiet">{note}</span></div>
      {choices.map((choice, at) => (
        <div key={choice.key} className={style["choice"]}>
          <span className="mono quiet">{at + 1} {choice.key}</span>
          <TextField
            label={words.labelZh} value={choice.label.zh}
            onChange={(event) => put(at)({ ...choice, label: { ...choice.label, zh: event.target.value } })}
          />
          <TextField
            label={words.labelEn} value={choice.label.en} lang="en"
            onChange={(event) => put(at)({ ...choice, label: { ...choice.label, en: event.target.value } })}
          />
          {more?.(choice, put(at))}
          <Button compact weight="quiet" disabled={at === 0} aria-label={`↑ ${choice.label.zh}`} onClick={() => onChange(choices.toSpliced(at, 1).toSpliced(at - 1, 0, choice))}>↑</Button>
          <Button compact weight="quiet" disabled={choices.length === 1} onClick={() => onChange(choices.filter((_, index) => index !== at))}>
            {words.remove}
          </Button>
        </div>
      ))}
      <div><Button compact disabled={choices.length >= most} onClick={() => onChange([...choices, fresh])}>{add}</Button></div>
    </section>
  );
}
