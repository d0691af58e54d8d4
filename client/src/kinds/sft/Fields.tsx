// The right rail of a written answer: what to aim for, what is checked, and a note for the inspector.
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { AreaField } from "@/ui/Field";
import type { KindProps } from "../contract";
import { countChars, countMeant, labelOf } from "../problems";
import { kindWords } from "../words";
import { draftOf, readAnswer, textRule } from "./answer";
import style from "./Fields.module.css";

export function SftFields({ form, view, body, change, locked }: KindProps) {
  const words = useWords(kindWords);
  const { text, note } = readAnswer(body);
  return (
    <div className={style["fields"]}>
      <Checks form={form} text={text} draft={draftOf(view)} />
      <Guidance form={form} />
      <AreaField
        label={words.note}
        value={note}
        readOnly={locked}
        rows={3}
        data-field="note"
        onChange={(event) => change({ text, note: event.target.value })}
      />
    </div>
  );
}

function Checks({ form, text, draft }: { form: KindProps["form"]; text: string; draft: string | null }) {
  const words = useWords(kindWords);
  const { min, max } = textRule(form);
  const state = countMeant(text) < min ? "tooFew" : countChars(text) > max ? "tooMany" : "fits";
  return (
    <section className={style["checks"]}>
      <h3>{words.checks}</h3>
      <p data-state={state}>
        <span aria-hidden="true">{state === "fits" ? "✓" : "○"}</span> {words.length} {countChars(text)} ·{" "}
        {words[state]}
      </p>
      {draft !== null && text.trim() === draft.trim() && (
        <p data-state="tooFew">
          <span aria-hidden="true">○</span> {words.sameAsDraft}
        </p>
      )}
    </section>
  );
}

function Guidance({ form }: { form: KindProps["form"] }) {
  const words = useWords(kindWords);
  const language = useLanguage();
  if (form.dimensions.length === 0) return null;
  return (
    <section className={style["guidance"]}>
      <h3>{words.guidance}</h3>
      <dl>
        {form.dimensions.map((dimension) => (
          <div key={dimension.key}>
            <dt>{labelOf(dimension, language)}</dt>
            <dd>{dimension.anchors[String(dimension.max)]?.[language]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
