// The rules of writing prompts (how many, which tags) and of growing trees (whose messages, how many, which labels).
import { NumberInput } from "@mantine/core";
import type { Form, PromptTag, TreeTask } from "@/api/types";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { ChoiceField, TextField, TickField } from "@/ui/Field";
import { Choices } from "./ChoicesEditor";
import { freeKey } from "./draft";
import { growWords } from "./growWords";
import style from "./setup.module.css";

const TASKS: TreeTask[] = ["assistant", "prompter", "both"];
const SCALES = ["five", "yes_no"] as const;
const MOST_PROMPTS = 20;
const MOST_REPLIES = 10;
const MOST_TAGS = 3;
const MOST_CHOICES = 9;

type Props = { form: Form; onChange: (change: Partial<Form>) => void };

export function GrowRules({ form, onChange }: Props) {
  return <>{form.prompts && <PromptRules form={form} onChange={onChange} />}{form.task && <TreeRules form={form} onChange={onChange} />}</>;
}

function PromptRules({ form, onChange }: Props) {
  const words = useWords(growWords);
  const { prompts, tags = [] } = form;
  if (!prompts) return null;
  const fresh: PromptTag = { key: freeKey(tags, "tag"), label: words.newTag, required: true, choices: [{ key: "choice_1", label: words.newChoice }] };
  return (
    <>
      <Count names={[words.promptsMin, words.promptsMax]} low={1} high={MOST_PROMPTS} value={prompts} onChange={(next) => onChange({ prompts: next })} />
      {tags.map((tag, at) => (
        <Tag
          key={tag.key} tag={tag} onChange={(next) => onChange({ tags: tags.map((each, place) => (place === at ? next : each)) })}
          onRemove={() => onChange({ tags: tags.filter((_, place) => place !== at) })}
        />
      ))}
      <div><Button compact disabled={tags.length >= MOST_TAGS} onClick={() => onChange({ tags: [...tags, fresh] })}>{words.addTag}</Button></div>
    </>
  );
}

function Tag({ tag, onChange, onRemove }: { tag: PromptTag; onChange: (tag: PromptTag) => void; onRemove: () => void }) {
  const words = useWords(growWords);
  const of = useLanguage();
  const name = (language: "zh" | "en") => (event: { target: { value: string } }) => onChange({ ...tag, label: { ...tag.label, [language]: event.target.value } });
  return (
    <section className="stack-s">
      <div className={style["grid"]}>
        <TextField label={words.tagZh} value={tag.label.zh} onChange={name("zh")} />
        <TextField label={words.tagEn} value={tag.label.en} lang="en" onChange={name("en")} />
        <TickField label={words.required} checked={tag.required} onChange={(event) => onChange({ ...tag, required: event.target.checked })} />
        <div><Button compact weight="quiet" onClick={onRemove}>{words.removeTag}</Button></div>
      </div>
      <Choices
        title={words.tags(tag.label[of])} note={words.tagsNote} choices={tag.choices} most={MOST_CHOICES} add={words.addChoice}
        fresh={{ key: freeKey(tag.choices, "choice"), label: words.newChoice }} onChange={(choices) => onChange({ ...tag, choices })}
      />
    </section>
  );
}

function TreeRules({ form, onChange }: Props) {
  const words = useWords(growWords);
  const { task, replies, labels = [] } = form;
  if (!task || !replies) return null;
  return (
    <>
      <div className={style["grid"]}>
        <ChoiceField label={words.task} help={words.taskNote} value={task} onChange={(event) => onChange({ task: TASKS.find((each) => each === event.target.value) ?? task })}>
          {TASKS.map((each) => <option key={each} value={each}>{words.tasks[each]}</option>)}
        </ChoiceField>
      </div>
      <Count names={[words.repliesMin, words.repliesMax]} low={0} high={MOST_REPLIES} value={replies} onChange={(next) => onChange({ replies: next })} />
      <Choices
        title={words.labels} note={words.labelsNote} choices={labels} most={MOST_CHOICES} add={words.addLabel}
        fresh={{ key: freeKey(labels, "label"), label: words.newLabel, scale: "five" }} onChange={(next) => onChange({ labels: next })}
        more={(label, change) => (
          <ChoiceField label={words.scale} value={label.scale ?? "five"} onChange={(event) => change({ ...label, scale: event.target.value === "yes_no" ? "yes_no" : "five" })}>
            {SCALES.map((each) => <option key={each} value={each}>{words.scales[each]}</option>)}
          </ChoiceField>
        )}
      />
    </>
  );
}

type CountProps = { names: [string, string]; low: number; high: number; value: { min: number; max: number }; onChange: (value: { min: number; max: number }) => void };

function Count({ names, low, high, value, onChange }: CountProps) {
  return (
    <div className={style["grid"]}>
      <NumberInput label={names[0]} min={low} max={value.max} value={value.min} allowDecimal={false} onChange={(min) => onChange({ ...value, min: Number(min) })} />
      <NumberInput label={names[1]} min={Math.max(1, value.min)} max={high} value={value.max} allowDecimal={false} onChange={(max) => onChange({ ...value, max: Number(max) })} />
    </div>
  );
}
