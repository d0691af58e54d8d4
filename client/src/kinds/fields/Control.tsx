// The control of a field at one place, by its kind.
import { basisPoints } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Key } from "@/ui/Key";
import type { KindProps } from "../contract";
import { Scale } from "../parts/Scale";
import type { Place } from "./asking";
import { sceneOf } from "./asking";
import { optionsOf } from "./checking";
import { Choices } from "./Choices";
import { NumberBox, TextBox } from "./Boxes";
import { optionLabel, setValue, ticked, toggled } from "./setting";
import { fieldWords } from "./words";
import style from "./fields.module.css";

type Props = KindProps & { place: Place; label: string; isActive: boolean; invalid: boolean };

export function Control(props: Props) {
  const { place, label, locked, invalid, change } = props;
  const { field, value, path } = place;
  const set = (next: unknown) => change(setValue(props, place, next));
  switch (field.kind) {
    case "single":
    case "multi":
      return <Options {...props} set={set} />;
    case "likert":
      return <Likert {...props} set={set} />;
    case "number":
      return <NumberBox field={field} path={path} label={label} value={typeof value === "number" ? value : null} locked={locked} invalid={invalid} onChange={set} />;
    case "text":
      return <TextBox field={field} path={path} label={label} value={typeof value === "string" ? value : ""} lang={props.lang} locked={locked} invalid={invalid} onChange={set} />;
    case "confirm":
      return <Confirm {...props} set={set} />;
    case "checklist":
      return <Checklist {...props} set={set} />;
  }
}

type Setting = Props & { set: (value: unknown) => void };

function Options({ place, view, label, locked, invalid, isActive, set }: Setting) {
  const language = useLanguage();
  const { field, value, path } = place;
  const options = (field.options ?? []).map((each, at) => ({
    key: each.key, label: optionLabel(field, each.key, { view, language }), hint: each.hotkey ?? (isActive && at < 9 ? String(at + 1) : null),
  }));
  const chosen = Array.isArray(value) ? (value as string[]) : typeof value === "string" ? [value] : []; // options' keys
  const isFull = field.kind === "multi" && chosen.length >= (field.max ?? Infinity);
  return (
    <Choices
      path={path} label={label} options={options} chosen={chosen} many={field.kind === "multi"} locked={locked} invalid={invalid} isFull={isFull}
      onChoose={(key) => set(field.kind === "multi" ? toggled(place, key) : key)}
    />
  );
}

function Likert({ place, label, locked, invalid, set }: Setting) {
  const language = useLanguage();
  const { field, value, path } = place;
  const [low, high] = [field.min ?? 0, field.max ?? 0];
  const points = Array.from({ length: high - low + 1 }, (_, at) => ({ value: low + at, label: String(low + at) }));
  const said = typeof value === "number" ? value : null;
  const ends = [low, high].map((point) => field.anchors?.[String(point)]?.[language]);
  return (
    <div className={style["likert"]}>
      {ends[0] && <span className="small quiet">{ends[0]}</span>}
      <Scale field={path} label={label} points={points} chosen={said} locked={locked} invalid={invalid} onChoose={set} />
      {ends[1] && <span className="small quiet">{ends[1]}</span>}
      {said !== null && said !== low && said !== high && field.anchors?.[String(said)] && <span className="small">{said}: {field.anchors[String(said)]?.[language]}</span>}
    </div>
  );
}

function Confirm({ place, locked, invalid, isActive, label, set }: Setting) {
  const words = useWords(fieldWords);
  return (
    <label className={style["confirm"]}>
      <input
        type="checkbox" data-field={place.path} checked={place.value === true} disabled={locked} aria-label={label} aria-invalid={invalid || undefined}
        onChange={(event) => set(event.target.checked ? true : undefined)}
      />
      <span>{words.confirm}</span> {isActive && <Key>1</Key>}
    </label>
  );
}

function Checklist({ place, view, label, locked, invalid, isActive, set }: Setting) {
  const words = useWords(fieldWords);
  const language = useLanguage();
  const { field, value, path } = place;
  const ticks = (value ?? {}) as Record<string, boolean>; // as the kind of field says
  return (
    <ul className={style["checklist"]} data-field={path} aria-label={label} aria-invalid={invalid || undefined}>
      {optionsOf(field, sceneOf(view)).map((key, at) => {
        const weight = field.options?.find((each) => each.key === key)?.weight_bp;
        const name = optionLabel(field, key, { view, language });
        const chosen = ticks[key];
        return (
          <li key={key}>
            <span className={style["line"]}>
              {isActive && at < 9 && <Key>{String(at + 1)}</Key>}
              <span>{name}</span>
              {weight !== undefined && <span className="small quiet">{basisPoints(weight, language)}</span>}
            </span>
            <Choices
              path={`${path}.${key}`} label={name} many={false} locked={locked} invalid={false} isFull={false}
              options={[{ key: "yes", label: words.met, hint: null }, { key: "no", label: words.unmet, hint: null }]}
              chosen={chosen === undefined ? [] : [chosen ? "yes" : "no"]} onChoose={(said) => set(ticked(value, key, said === "yes"))}
            />
          </li>
        );
      })}
    </ul>
  );
}
