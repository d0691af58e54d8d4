// A form as people will meet it: each dimension with its weight, its veto and what every score stands for.
import type { Dimension, Form } from "@/api/types";
import { basisPoints } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Chip } from "@/ui/Chip";
import { projectWords } from "./words";
import style from "./project.module.css";

export function FormView({ form }: { form: Form }) {
  const words = useWords(projectWords);
  const of = useLanguage();
  return (
    <div className="stack-s">
      <div className="line">
        {form.strength !== undefined && <Chip>{words.strength(form.strength)}</Chip>}
        {form.reason && <Chip>{form.reason.required ? words.reason(form.reason.min_chars) : words.noReason}</Chip>}
        {form.mode && <Chip tone="primary">{words.modes[form.mode]}</Chip>}
        {form.prompts && <Chip>{words.prompts(form.prompts.min, form.prompts.max)}</Chip>}
        {form.task && form.replies && <><Chip tone="primary">{words.tasks[form.task]}</Chip><Chip>{words.replies(form.replies.min, form.replies.max)}</Chip></>}
        {form.rounds && <Chip>{words.rounds(form.rounds.min, form.rounds.max)}</Chip>}
        {form.opening && <Chip tone="primary">{words.openings[form.opening]}</Chip>}
        {form.answer && <Chip>{words.answer(form.answer.min_chars, form.answer.max_chars)}</Chip>}
      </div>
      {form.tags?.map((tag) => (
        <div key={tag.key} className="line">
          <b className="small">{tag.label[of]}</b>
          {tag.choices.map((each, at) => <Chip key={each.key}>{at + 1} {each.label[of]}</Chip>)}
        </div>
      ))}
      {form.labels && (
        <div className="line">
          {form.labels.map((label, at) => <Chip key={label.key} tone="primary">{at + 1} {label.label[of]}</Chip>)}
          {form.severities?.map((each) => <Chip key={each.key}>{each.label[of]} · {words.points(each.points)}</Chip>)}
        </div>
      )}
      {form.dimensions.length === 0 && !form.labels && !form.mode && !form.rounds && !form.prompts && <p className="quiet">{words.noDimensions}</p>}
      {form.dimensions.map((dimension) => <DimensionView key={dimension.key} dimension={dimension} />)}
    </div>
  );
}

function DimensionView({ dimension }: { dimension: Dimension }) {
  const words = useWords(projectWords);
  const of = useLanguage();
  const scores = Object.keys(dimension.anchors).sort((a, b) => Number(b) - Number(a));
  return (
    <div className={`${style["dimension"]} stack-s`}>
      <div className="line">
        <h3>{dimension.label[of]}</h3>
        <span className="mono quiet">{dimension.key}</span>
        <Chip>{words.scale} {dimension.min}–{dimension.max}</Chip>
        <Chip tone="primary">{words.weight} {basisPoints(dimension.weight_bp, of)}</Chip>
        {dimension.veto_at !== null && <Chip tone="bad">{words.veto(dimension.veto_at)}</Chip>}
      </div>
      <dl className={style["anchors"]}>
        {scores.map((score) => (
          <div key={score} style={{ display: "contents" }}>
            <dt>{score}</dt><dd>{dimension.anchors[score]?.[of]}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
