// What only one kind of field has: options, a scale, bounds, lengths.
import type { Field, FieldOption } from "@/api/types";
import { basisPoints } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { ChoiceField, TextField, TickField } from "@/ui/Field";
import { freeKey } from "../draft";
import { moved, weighed } from "./draftFields";
import { editorWords } from "./editorWords";
import { NumberField } from "./NumberField";
import style from "./fields.module.css";

type Props = { field: Field; onChange: (field: Field) => void };

export function FieldParts({ field, onChange }: Props) {
  const words = useWords(editorWords);
  if (field.options_from) return <p className="small quiet">{words.fromItem}</p>;
  switch (field.kind) {
    case "single":
    case "multi":
    case "checklist":
      return <Options field={field} onChange={onChange} />;
    case "likert":
      return <Likert field={field} onChange={onChange} />;
    case "number":
      return <Bounds field={field} onChange={onChange} />;
    case "text":
      return <Lengths field={field} onChange={onChange} />;
    case "confirm":
      return null;
  }
}

function Options({ field, onChange }: Props) {
  const words = useWords(editorWords);
  const of = useLanguage();
  const options = field.options ?? [];
  const isList = field.kind === "checklist";
  const put = (next: FieldOption[]) => onChange({ ...field, options: next, ...(field.kind === "multi" && { max: Math.min(Math.max(field.max ?? next.length, next.length > options.length ? next.length : 1), next.length) }) });
  const change = (at: number, part: Partial<FieldOption>) => put(options.map((each, index) => (index === at ? { ...each, ...part } : each)));
  const key = (at: number, hotkey: string) => put(options.map(({ hotkey: was, ...each }, index) => (index === at ? (hotkey ? { ...each, hotkey } : each) : was ? { ...each, hotkey: was } : each)));
  const sum = options.reduce((all, each) => all + (each.weight_bp ?? 0), 0);
  return (
    <fieldset className={style["options"]}>
      <legend>{words.options}{isList && <span className="small quiet"> · {words.weightSum(basisPoints(sum, of))}</span>}</legend>
      {options.map((option, at) => (
        <div key={option.key} className={style["option"]}>
          <TextField label={words.nameZh} value={option.label.zh} onChange={(event) => change(at, { label: { ...option.label, zh: event.target.value } })} />
          <TextField label={words.nameEn} value={option.label.en} lang="en" onChange={(event) => change(at, { label: { ...option.label, en: event.target.value } })} />
          {isList ? <NumberField label={words.weight} value={(option.weight_bp ?? 0) / 100} onChange={(value) => change(at, { weight_bp: Math.round((value ?? 0) * 100) })} /> : (
            <TextField label={words.hotkey} title={words.hotkeyHelp} value={option.hotkey ?? ""} maxLength={1} onChange={(event) => key(at, event.target.value.toUpperCase())} />
          )}
          <span className={style["tools"]}>
            <Button compact weight="quiet" disabled={at === 0} aria-label={`${words.up}: ${option.label[of]}`} onClick={() => put(moved(options, at, -1))}>↑</Button>
            <Button compact weight="quiet" disabled={at === options.length - 1} aria-label={`${words.down}: ${option.label[of]}`} onClick={() => put(moved(options, at, 1))}>↓</Button>
            <Button compact weight="quiet" disabled={options.length < 2} aria-label={`${words.remove}: ${option.label[of]}`} onClick={() => put(isList ? weighed(options.filter((_, index) => index !== at)) : options.filter((_, index) => index !== at))}>✕</Button>
          </span>
        </div>
      ))}
      <div className={style["row"]}>
        <Button compact disabled={options.length >= 60} onClick={() => { const next = [...options, { key: freeKey(options, "option"), label: { zh: `${words.option.zh} ${options.length + 1}`, en: `${words.option.en} ${options.length + 1}` } }]; put(isList ? weighed(next) : next); }}>{words.addOption}</Button>
        {field.kind === "multi" && <NumberField label={words.fewest} value={field.min ?? 1} onChange={(value) => onChange({ ...field, min: value ?? 1 })} />}
        {field.kind === "multi" && <NumberField label={words.most} value={field.max ?? options.length} onChange={(value) => onChange({ ...field, max: value ?? options.length })} />}
        {field.kind === "single" && <Default field={field} onChange={onChange} choices={options.map(({ key: value, label }) => ({ value, label: label[of] || value }))} />}
      </div>
    </fieldset>
  );
}

function Default({ field, onChange, choices }: Props & { choices: { value: string | number; label: string }[] }) {
  const words = useWords(editorWords);
  const { default: chosen, ...rest } = field;
  return (
    <ChoiceField
      label={words.byDefault} value={chosen == null ? "" : String(chosen)}
      onChange={(event) => { const found = choices.find((each) => String(each.value) === event.target.value); onChange(found ? { ...rest, default: found.value } : rest); }}
    >
      <option value="">{words.noDefault}</option>
      {choices.map((each) => <option key={each.value} value={each.value}>{each.label}</option>)}
    </ChoiceField>
  );
}

function Likert({ field, onChange }: Props) {
  const words = useWords(editorWords);
  const [low, high] = [field.min ?? 1, field.max ?? 5];
  const anchors = field.anchors ?? {};
  const write = (point: number, part: Partial<{ zh: string; en: string }>) => {
    const next = { zh: "", en: "", ...anchors[String(point)], ...part };
    const { [String(point)]: _, ...others } = anchors;
    onChange({ ...field, anchors: next.zh || next.en ? { ...others, [String(point)]: next } : others });
  };
  const scale = (part: { min?: number; max?: number }) => {
    const [min, max] = [part.min ?? low, part.max ?? high];
    onChange({ ...field, ...part, anchors: Object.fromEntries(Object.entries(anchors).filter(([point]) => Number(point) >= min && Number(point) <= max)) });
  };
  return (
    <>
      <div className={style["row"]}>
        <NumberField label={words.min} value={low} onChange={(value) => scale({ min: value ?? 0 })} />
        <NumberField label={words.max} value={high} onChange={(value) => scale({ max: value ?? low + 1 })} />
        <Default field={field} onChange={onChange} choices={Array.from({ length: Math.max(0, high - low + 1) }, (_, at) => ({ value: low + at, label: String(low + at) }))} />
      </div>
      <div className={style["two"]}>
        {([[low, words.anchorLow], [high, words.anchorHigh]] as const).map(([point, label]) => (
          <span key={label} className={style["two"]}>
            <TextField label={`${label} · ${words.nameZh}`} value={anchors[String(point)]?.zh ?? ""} onChange={(event) => write(point, { zh: event.target.value })} />
            <TextField label={`${label} · ${words.nameEn}`} value={anchors[String(point)]?.en ?? ""} lang="en" onChange={(event) => write(point, { en: event.target.value })} />
          </span>
        ))}
      </div>
    </>
  );
}

function Bounds({ field, onChange }: Props) {
  const words = useWords(editorWords);
  return (
    <div className={style["row"]}>
      <NumberField label={words.min} value={field.min ?? null} onChange={(value) => onChange({ ...field, min: value })} />
      <NumberField label={words.max} value={field.max ?? null} onChange={(value) => onChange({ ...field, max: value })} />
      <TickField label={words.whole} checked={field.whole === true} onChange={(event) => onChange({ ...field, whole: event.target.checked })} />
    </div>
  );
}

function Lengths({ field, onChange }: Props) {
  const words = useWords(editorWords);
  return (
    <div className={style["row"]}>
      <NumberField label={words.minChars} value={field.min_chars ?? 0} onChange={(value) => onChange({ ...field, min_chars: value ?? 0 })} />
      <NumberField label={words.maxChars} value={field.max_chars ?? 50_000} onChange={(value) => onChange({ ...field, max_chars: value ?? 50_000 })} />
      <TickField label={words.long} checked={field.long === true} onChange={(event) => onChange({ ...field, long: event.target.checked })} />
    </div>
  );
}
