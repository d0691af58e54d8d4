// Where the answer is written. A plain text area, so every input method works as it does elsewhere; Tab indents
// and Escape leaves, so the keyboard is never caught in it.
import { useState } from "react";
import { useWords } from "@/i18n/words";
import { Rendered } from "@/lib/render/Rendered";
import { Tabs, type Tab } from "@/ui/Tabs";
import { textsOf, type KindProps } from "../contract";
import { DifferenceView } from "../parts/DifferenceView";
import { notePaste } from "../pasted";
import { countChars, describeProblem } from "../problems";
import { checkWords } from "./checkWords";
import { kindWords, type KindWords } from "../words";
import { draftOf, readAnswer, textRule } from "./answer";
import { indent } from "./indent";
import pane from "../parts/Pane.module.css";
import style from "./Stage.module.css";

type Face = "write" | "preview" | "diff";

export function Editor({ form, view, lang, body, change, locked, problems, reading, toggle }: KindProps) {
  const words = useWords(kindWords);
  const said = useWords(checkWords);
  // Until the person chooses: what may not be changed is shown as it will be read.
  const [preview, setPreview] = useState<boolean | null>(null);
  const draft = draftOf(view);
  const { text, note } = readAnswer(body);
  const face: Face = reading.diff && draft !== null ? "diff" : (preview ?? locked) ? "preview" : "write";
  const problem = problems.find((each) => each.path === "text");
  function choose(next: Face) {
    setPreview(next === "preview");
    if ((next === "diff") !== reading.diff) toggle("diff");
  }
  return (
    <section className={`${pane["pane"]} ${style["editor"]}`} aria-label={said.editor}>
      <div className={style["head"]}>
        <Tabs label={said.editor} tabs={facesOf(said, draft !== null)} chosen={face} onChoose={choose} />
        <Count text={text} form={form} words={words} />
      </div>
      {/* Kept in the page while another face shows, so the caret and the undo history stay. */}
      <textarea
        className={style["area"]}
        data-field="text"
        value={text}
        readOnly={locked}
        lang={lang}
        hidden={face !== "write"}
        aria-label={said.editor}
        aria-invalid={problem ? true : undefined}
        placeholder={said.editorHint}
        spellCheck={lang.startsWith("en")}
        onKeyDown={indent}
        onPaste={(event) => notePaste(event, [text, ...textsOf(view)])}
        onChange={(event) => change({ text: event.target.value, note })}
      />
      <span tabIndex={-1} data-leave />
      {face !== "write" && (
        <div className={pane["scroll"]} tabIndex={0} role="group" aria-label={said[face]}>
          {face === "diff" && <DifferenceView before={draft ?? ""} after={text} lang={lang} />}
          {face === "preview" &&
            (text.trim() ? (
              <Rendered text={text} lang={lang} />
            ) : (
              <p className="quiet">{said.emptyPreview}</p>
            ))}
        </div>
      )}
      {problem && (
        <p className={style["problem"]} role="alert">
          {describeProblem(problem, words)}
        </p>
      )}
    </section>
  );
}

function facesOf(said: typeof checkWords.zh, hasDraft: boolean): Tab<Face>[] {
  const faces: Tab<Face>[] = [
    { key: "write", label: said.write },
    { key: "preview", label: said.preview },
  ];
  return hasDraft ? [...faces, { key: "diff", label: said.diff }] : faces;
}

function Count({ text, form, words }: { text: string; form: KindProps["form"]; words: KindWords }) {
  const { min, max } = textRule(form);
  const has = countChars(text);
  return (
    <span className={style["count"]} data-wrong={(has > 0 && (has < min || has > max)) || undefined}>
      {has} · {words.between(min, max)}
    </span>
  );
}
