// The checklist of a rubric: criteria in both languages, their weights, which must be passed, and a scale in place of yes and no.
import { NumberInput } from "@mantine/core";
import type { Criterion, Form } from "@/api/types";
import { basisPoints } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { TextField, TickField } from "@/ui/Field";
import { criteriaWords } from "./criteriaWords";
import { freeKey } from "./draft";
import style from "./setup.module.css";

const MOST = 60;
const BP_PER_PERCENT = 100;
type Props = { form: Form; onChange: (change: Partial<Form>) => void };

export function CriteriaEditor({ form, onChange }: Props) {
  const words = useWords(criteriaWords);
  const of = useLanguage();
  const { criteria } = form;
  if (!criteria) return null;
  const put = (next: Criterion[]) => onChange({ criteria: next });
  const change = (at: number, part: Partial<Criterion>) => put(criteria.map((each, index) => (index === at ? { ...each, ...part } : each)));
  const move = (at: number, by: number) => { const next = [...criteria]; next.splice(at + by, 0, ...next.splice(at, 1)); put(next); };
  const sum = criteria.reduce((all, each) => all + each.weight_bp, 0);
  const fresh: Criterion = { key: freeKey(criteria, "criterion"), label: words.fresh, weight_bp: 0, must: false, scale: null };
  return (
    <section className="stack-s">
      <div className="spread"><h2>{words.title}</h2><span className="small quiet">{criteria.length === 0 ? words.ofItems : words.note(basisPoints(sum, of))}</span></div>
      {criteria.map((each, at) => (
        <div key={each.key} className={style["criterion"]}>
          <TextField label={words.zh} value={each.label.zh} onChange={(event) => change(at, { label: { ...each.label, zh: event.target.value } })} />
          <TextField label={words.en} value={each.label.en} lang="en" onChange={(event) => change(at, { label: { ...each.label, en: event.target.value } })} />
          <NumberInput label={words.weight} min={0} max={100} value={each.weight_bp / BP_PER_PERCENT} onChange={(value) => change(at, { weight_bp: Math.round(Number(value) * BP_PER_PERCENT) })} />
          <span className="stack-s">
            <TickField label={words.must} checked={each.must} onChange={(event) => change(at, { must: event.target.checked })} />
            <TickField label={words.scale} checked={each.scale !== null} onChange={(event) => change(at, { scale: event.target.checked ? { min: 1, max: 5 } : null })} />
          </span>
          {each.scale ? (
            <span className={style["pair"]}>
              <NumberInput label={words.min} min={0} max={9} value={each.scale.min} allowDecimal={false} onChange={(value) => each.scale && change(at, { scale: { ...each.scale, min: Number(value) } })} />
              <NumberInput label={words.max} min={1} max={10} value={each.scale.max} allowDecimal={false} onChange={(value) => each.scale && change(at, { scale: { ...each.scale, max: Number(value) } })} />
            </span>
          ) : <span />}
          <span className="line">
            <Button compact weight="quiet" disabled={at === 0} aria-label={words.up(each.label[of])} onClick={() => move(at, -1)}>↑</Button>
            <Button compact weight="quiet" disabled={at === criteria.length - 1} aria-label={words.down(each.label[of])} onClick={() => move(at, 1)}>↓</Button>
            <Button compact weight="quiet" aria-label={words.remove(each.label[of])} onClick={() => put(criteria.filter((_, index) => index !== at))}>✕</Button>
          </span>
        </div>
      ))}
      <div className="line">
        <Button compact disabled={criteria.length >= MOST} onClick={() => put([...criteria, fresh])}>{words.add}</Button>
        <TickField label={words.partly} checked={form.partly === true} onChange={(event) => onChange({ partly: event.target.checked })} />
        <TickField label={words.na} checked={form.not_applicable === true} onChange={(event) => onChange({ not_applicable: event.target.checked })} />
        <TickField label={words.notes} checked={form.notes === true} onChange={(event) => onChange({ notes: event.target.checked })} />
      </div>
    </section>
  );
}
