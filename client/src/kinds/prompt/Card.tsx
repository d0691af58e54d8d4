// One prompt: its text, as a field while it is active, and its tags.
import { memo } from "react";
import type { PromptTag } from "@/api/types";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Scale } from "../parts/Scale";
import { countChars, describeProblem, type Problem } from "../problems";
import { kindWords } from "../words";
import type { Written } from "./answer";
import { writePrompt } from "./focus";
import { promptWords } from "./words";
import style from "./prompt.module.css";

export type PromptTools = {
  write: (at: number, text: string) => void; tag: (at: number, tag: string, choice: string) => void;
  remove: (at: number) => void; activate: (at: number) => void;
};
type Props = {
  at: number; prompt: Written; tags: PromptTag[]; lang: string; locked: boolean; isActive: boolean; isOnly: boolean;
  problem: Problem | null; missing: readonly string[]; tools: PromptTools;
};

export const Card = memo(function Card({ at, prompt, tags, lang, locked, isActive, isOnly, problem, missing, tools }: Props) {
  const words = useWords(promptWords);
  const ofKind = useWords(kindWords);
  const name = words.prompt(at + 1);
  return (
    <li
      className={style["card"]} data-prompt={at} data-active={isActive || undefined} tabIndex={-1} aria-label={name}
      aria-current={isActive ? "true" : undefined} onFocus={() => isActive || tools.activate(at)}
    >
      <div className={style["side"]}>
        <b>{name}</b>
        <span className="small quiet">{words.chars(countChars(prompt.text))}</span>
        {!locked && (
          <button
            type="button" className={style["tool"]} title={words.remove} aria-label={`${words.remove}: ${name}`} disabled={isOnly}
            tabIndex={isActive ? 0 : -1} onClick={() => tools.remove(at)}
          >
            ✕
          </button>
        )}
      </div>
      <Text at={at} prompt={prompt} lang={lang} locked={locked} isActive={isActive} problem={problem} tools={tools} name={name} />
      <Tags at={at} prompt={prompt} tags={tags} locked={locked} isActive={isActive} missing={missing} tools={tools} />
      {problem && <p className={style["problem"]} role="alert">{describeProblem(problem, ofKind)}</p>}
    </li>
  );
});

type TextProps = Pick<Props, "at" | "prompt" | "lang" | "locked" | "isActive" | "problem" | "tools"> & { name: string };

function Text({ at, prompt, lang, locked, isActive, problem, tools, name }: TextProps) {
  const words = useWords(promptWords);
  if (isActive && !locked) {
    return (
      <textarea
        className={style["area"]} data-field={`prompts[${at}].text`} value={prompt.text} lang={lang} rows={3} aria-label={name}
        aria-invalid={problem ? true : undefined} placeholder={words.hint} spellCheck={lang.startsWith("en")}
        onChange={(event) => tools.write(at, event.target.value)}
      />
    );
  }
  const open = () => {
    if (locked || window.getSelection()?.isCollapsed === false) return;
    tools.activate(at);
    writePrompt(at);
  };
  // A click goes on to the field; the keyboard has E for it. What is asked is shown as it was typed, never rendered.
  return prompt.text.trim()
    ? <p className={`${style["text"]} prewrap`} lang={lang} onClick={open}>{prompt.text}</p>
    : <p className="quiet" onClick={open}>{words.empty}</p>;
}

type TagProps = Pick<Props, "at" | "prompt" | "tags" | "locked" | "isActive" | "missing" | "tools">;

function Tags({ at, prompt, tags, locked, isActive, missing, tools }: TagProps) {
  const of = useLanguage();
  const words = useWords(promptWords);
  return tags.map((tag, order) => (
    <div key={tag.key} className={style["tag"]}>
      <span className={style["label"]}>{tag.label[of]}{!tag.required && <span className="small quiet"> {words.optional}</span>}</span>
      <Scale
        field={`prompts[${at}].tags.${tag.key}`} label={tag.label[of]} locked={locked} invalid={missing.includes(tag.key)}
        chosen={tag.choices.findIndex((each) => each.key === prompt.tags[tag.key])}
        points={tag.choices.map((each, place) => ({ value: place, label: each.label[of], hint: isActive && !locked ? `${HINTS[order] ?? ""}${place + 1}` : undefined }))}
        onChoose={(place) => {
          tools.activate(at);
          tools.tag(at, tag.key, tag.choices[place]?.key ?? "");
        }}
      />
    </div>
  ));
}

const HINTS = ["", "⇧", "⌥"];
