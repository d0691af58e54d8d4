// The right rail of a written answer: what to aim for, what is checked, and a note for the inspector.
import { useDeferredValue, useMemo } from "react";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { AreaField } from "@/ui/Field";
import type { KindProps } from "../contract";
import { Recorded } from "../parts/Recorded";
import { countChars, countMeant, labelOf } from "../problems";
import { kindWords } from "../words";
import { draftOf, readAnswer, textRule } from "./answer";
import { checkWords } from "./checkWords";
import { keptOf, linksIn, repeatedIn } from "./checks";
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
      <Recorded />
    </div>
  );
}

function Checks({ form, text, draft }: { form: KindProps["form"]; text: string; draft: string | null }) {
  const words = useWords(kindWords);
  const said = useWords(checkWords);
  const { min, max } = textRule(form);
  const state = countMeant(text) < min ? "tooFew" : countChars(text) > max ? "tooMany" : "fits";
  return (
    <section className={style["checks"]}>
      <h3>{said.checks}</h3>
      <p data-state={state}>
        <span aria-hidden="true">{state === "fits" ? "✓" : "○"}</span> {words.length} {countChars(text)} ·{" "}
        {said[state]}
      </p>
      {text.trim() && <Findings text={text} draft={draft} />}
    </section>
  );
}

/** What is worth a second look. Counted a moment after the last key, so that typing never waits for it. */
function Findings({ text, draft }: { text: string; draft: string | null }) {
  const words = useWords(checkWords);
  const settled = useDeferredValue(text);
  const repeated = useMemo(() => repeatedIn(settled), [settled]);
  const links = useMemo(() => linksIn(settled).length, [settled]);
  const kept = useMemo(() => (draft === null ? null : keptOf(draft, settled)), [draft, settled]);
  return (
    <>
      <Finding fits={repeated === 0} text={words.repeated(repeated)} />
      <Finding fits={links === 0} text={words.links(links)} />
      {kept !== null && draft !== null && (
        <Finding fits={text.trim() !== draft.trim()} text={text.trim() === draft.trim() ? words.same : words.kept(Math.round(kept * 100))} />
      )}
    </>
  );
}

function Finding({ fits, text }: { fits: boolean; text: string }) {
  return <p data-state={fits ? "fits" : "look"}><span aria-hidden="true">{fits ? "✓" : "○"}</span> {text}</p>;
}

function Guidance({ form }: { form: KindProps["form"] }) {
  const words = useWords(checkWords);
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
