// Written prompts, read-only; where earlier ones are known, prompt by prompt as a difference.
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Chip } from "@/ui/Chip";
import type { ViewerProps } from "../contract";
import { DifferenceView } from "../parts/DifferenceView";
import { Words } from "../parts/Words";
import { kindWords } from "../words";
import { readAnswer, tagsOf } from "./answer";
import { promptWords } from "./words";
import viewer from "../parts/Viewer.module.css";
import style from "./prompt.module.css";

export function PromptViewer({ form, body, before, lang }: ViewerProps) {
  const words = useWords(promptWords);
  const ofKind = useWords(kindWords);
  const of = useLanguage();
  const { prompts, note } = readAnswer(body);
  const earlier = before && readAnswer(before).prompts;
  const named = (tags: Record<string, string>) =>
    tagsOf(form).flatMap((tag) => tag.choices.filter((each) => each.key === tags[tag.key]).map((each) => words.tag(tag.label[of], each.label[of])));
  return (
    <div className={viewer["viewer"]}>
      <ol className={style["viewed"]} aria-label={words.prompts}>
        {prompts.map((prompt, at) => {
          const was = earlier?.[at];
          const tags = named(prompt.tags);
          const old = was ? named(was.tags).filter((each) => !tags.includes(each)) : [];
          return (
            <li key={at}>
              {was && was.text !== prompt.text
                ? <DifferenceView before={was.text} after={prompt.text} lang={lang} />
                : <p className="prewrap" lang={lang}>{prompt.text}</p>}
              <p className="line small">
                {tags.map((each) => <Chip key={each} tone="primary">{each}</Chip>)}
                {old.map((each) => <del key={each}>{each}</del>)}
                {earlier && !was && <Chip tone="ok">{words.added}</Chip>}
              </p>
            </li>
          );
        })}
      </ol>
      {earlier?.slice(prompts.length).map((prompt, at) => (
        <p key={at} className="small"><Chip tone="bad">{words.gone}</Chip> <del lang={lang}>{prompt.text}</del></p>
      ))}
      {note && <Words title={ofKind.fields.note} text={note} before={before && readAnswer(before).note} lang={lang} />}
    </div>
  );
}
