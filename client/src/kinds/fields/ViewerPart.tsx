// The fields of an answer, read-only, below what the kind itself shows; what an earlier answer said stands beside.
import type { ComponentType } from "react";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import type { Field } from "@/api/types";
import type { Kind, ViewerProps } from "../contract";
import { Changed } from "../parts/ScoreList";
import { Words } from "../parts/Words";
import { asNumber, labelOf } from "../problems";
import { kindWords } from "../words";
import { asked, fieldsIn, rawAt, sceneOf, type Place } from "./asking";
import { optionsOf } from "./checking";
import { placeName } from "./FieldsPart";
import { optionLabel } from "./setting";
import { fieldWords } from "./words";
import list from "../parts/ScoreList.module.css";
import style from "./fields.module.css";
import viewer from "../parts/Viewer.module.css";

export function viewerPart(kind: Kind): ComponentType<ViewerProps> {
  return function ViewerWithFields(props: ViewerProps) {
    const fields = props.form.fields ?? [];
    return (
      <>
        {kind.name !== "form" && <kind.Viewer {...props} />}
        {fields.length > 0 && <Answered {...props} fields={fields} />}
      </>
    );
  };
}

function Answered({ fields, form, view, body, before, lang }: ViewerProps & { fields: readonly Field[] }) {
  const words = useWords(fieldWords);
  const ofKind = useWords(kindWords);
  const language = useLanguage();
  const places = placesIn(fields, { view, body, before });
  const isShort = (place: Place) => place.field.kind !== "text" || place.field.long !== true;
  const title = (place: Place) => [labelOf(place.field, language), placeName(place, { view }, { ofKind, words })].filter(Boolean).join(" · ");
  const said = (place: Place, of: ViewerProps["body"]) => text(place.field, rawAt(fieldsIn(of), place.field, place.name), { view, language, words });
  const was = (place: Place) => (before ? said(place, before) : undefined);
  if (places.length === 0 || !form.fields) return null;
  return (
    <div className={viewer["viewer"]}>
      <table className={`${list["list"]} ${style["said"]}`}>
        <tbody>
          {places.filter(isShort).map((place) => (
            <tr key={place.path}><th scope="row">{title(place)}</th><td><Changed now={said(place, body)} before={was(place)} /></td></tr>
          ))}
        </tbody>
      </table>
      {places.filter((place) => !isShort(place)).map((place) => (
        <Words key={place.path} title={title(place)} text={said(place, body)} before={was(place)} lang={lang} />
      ))}
    </div>
  );
}

type Seen = Pick<ViewerProps, "view" | "body" | "before">;

/** Give the places of both answers: what only the earlier one was asked is shown too. */
function placesIn(fields: readonly Field[], { view, body, before }: Seen): Place[] {
  const scene = sceneOf(view);
  const now = asked(fields, body, scene);
  const gone = before ? asked(fields, before, scene).filter((each) => each.value !== null && !now.some((place) => place.path === each.path)) : [];
  return fields.flatMap((field) => [...now, ...gone].filter((place) => place.field.key === field.key));
}

type Reader = { view: ViewerProps["view"]; language: "zh" | "en"; words: (typeof fieldWords)["zh"] };

/** Write a value as people read it; "—" where there is none. */
function text(field: Field, value: unknown, { view, language, words }: Reader): string {
  const name = (key: string) => optionLabel(field, key, { view, language });
  if (value === undefined || value === null) return "—";
  switch (field.kind) {
    case "single": return name(String(value));
    case "multi": return (value as string[]).map(name).join(language === "zh" ? "、" : ", ") || "—"; // options' keys
    case "confirm": return value === true ? "✓" : "—";
    case "checklist": return optionsOf(field, sceneOf(view)).map((key) => `${{ true: "✓", false: "✗" }[String((value as Record<string, boolean>)[key])] ?? words.unset} ${name(key)}`).join(" · ");
    case "likert": return likert(field, asNumber(value), language);
    default: return String(value);
  }
}

function likert(field: Field, point: number | null, language: "zh" | "en"): string {
  if (point === null) return "—";
  const anchor = field.anchors?.[String(point)]?.[language];
  return anchor ? `${point} · ${anchor}` : String(point);
}
