// The fields in the rail, below what the kind itself asks.
import type { Field } from "@/api/types";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import type { ComponentType } from "react";
import type { Kind, KindProps } from "../contract";
import { labelOf } from "../problems";
import { kindWords } from "../words";
import { placesOf } from "./actions";
import type { Place } from "./asking";
import { Control } from "./Control";
import { forKind } from "./fielded";
import { problemText } from "./problemText";
import { fieldWords } from "./words";
import style from "./fields.module.css";

/** Give the rail's part of a kind with the form's fields after it. */
export function fieldsPart(kind: Kind): ComponentType<KindProps> {
  return function WithFields(props: KindProps) {
    if (!props.form.fields) return <kind.Fields {...props} />;
    const inner = forKind(props);
    return (
      <>
        <div data-resting={inner.active !== props.active || undefined} className={style["own"]}><kind.Fields {...inner} /></div>
        <FieldList {...props} only={kind.name === "form"} />
      </>
    );
  };
}

/** Give another part of a kind, which changes the answer too and must not lose its fields. */
export function innerPart(Part: ComponentType<KindProps>): ComponentType<KindProps> {
  return function Inner(props: KindProps) {
    return <Part {...(props.form.fields ? forKind(props) : props)} />;
  };
}

function FieldList(props: KindProps & { only: boolean }) {
  const words = useWords(fieldWords);
  const places = placesOf(props);
  const active = props.locked ? undefined : places.find((each) => each.path === props.active) ?? (props.only ? places[0] : undefined);
  const groups = grouped(places);
  return (
    <section className={style["fields"]} aria-label={words.title}>
      {groups.length === 0 && <p className="quiet small">{words.none}</p>}
      {groups.map((group) => <Group key={group[0].field.key} {...props} places={group} activePath={active?.path ?? null} />)}
    </section>
  );
}

type GroupProps = KindProps & { places: [Place, ...Place[]]; activePath: string | null };

function Group({ places, activePath, ...props }: GroupProps) {
  const words = useWords(fieldWords);
  const language = useLanguage();
  const { field } = places[0];
  return (
    <div className={style["group"]}>
      <h3>
        {labelOf(field, language)}
        {field.kind === "multi" && (field.min != null || field.max != null) && (
          <span className="small quiet"> {words.choices(field.min ?? 1, field.max ?? field.options?.length ?? 1)}</span>
        )}
        {places.some((each) => each.required) && <span className={style["required"]} title={words.required}> *<span className="visually-hidden">{words.required}</span></span>}
      </h3>
      {field.help && <p className={style["help"]}>{field.help[language]}</p>}
      {places.map((place) => <Row key={place.path} {...props} place={place} isActive={place.path === activePath} />)}
    </div>
  );
}

function Row({ place, isActive, ...props }: KindProps & { place: Place; isActive: boolean }) {
  const language = useLanguage();
  const ofKind = useWords(kindWords);
  const words = useWords(fieldWords);
  const problem = props.problems.find((each) => each.path === place.path || each.path.startsWith(`${place.path}.`));
  const name = placeName(place, props, { ofKind, words });
  return (
    <div
      className={style["row"]} data-place={place.path} data-active={isActive || undefined} data-named={name ? true : undefined}
      onFocus={() => props.active !== place.path && !props.locked && props.setActive(place.path)}
      onPointerDown={() => props.active !== place.path && !props.locked && props.setActive(place.path)}
    >
      {name && <b className={style["name"]}>{name}</b>}
      <Control {...props} place={place} label={`${labelOf(place.field, language)} ${name}`.trim()} isActive={isActive} invalid={problem !== undefined} />
      {problem && <p className={style["problem"]}>{problemText(problem, { field: place.field, ofKind, words })}</p>}
    </div>
  );
}

/** Name what a place is of: A, or turn 3 · user. */
export function placeName(
  { field, name }: { field: Field; name: string | null }, { view }: Pick<KindProps, "view">,
  { ofKind, words }: { ofKind: (typeof kindWords)["zh"]; words: (typeof fieldWords)["zh"] },
): string {
  if (name === null) return "";
  const turn = view.conversation[Number(name)];
  return field.target === "turn" ? words.turn(Number(name) + 1, turn ? ofKind[turn.role] : "") : view.candidates.length > 1 ? name : "";
}

/** Put the places of one field together, in the form's order. */
function grouped(places: readonly Place[]): [Place, ...Place[]][] {
  const groups = new Map<string, [Place, ...Place[]]>();
  for (const place of places) {
    const group = groups.get(place.field.key);
    if (group) group.push(place);
    else groups.set(place.field.key, [place]);
  }
  return [...groups.values()];
}
