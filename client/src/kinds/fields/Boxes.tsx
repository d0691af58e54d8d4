// The boxes of written fields: a text, short or long, and a number.
import { useState } from "react";
import type { Field } from "@/api/types";
import { useWords } from "@/i18n/words";
import { countMeant } from "../problems";
import { kindWords } from "../words";
import { fieldWords } from "./words";
import style from "./fields.module.css";

type About = { field: Field; path: string; label: string; locked: boolean; invalid: boolean };

export function TextBox({ field, path, label, value, lang, locked, invalid, onChange }: About & { value: string; lang: string; onChange: (value: string) => void }) {
  const words = useWords(kindWords);
  const has = countMeant(value);
  const least = field.min_chars ?? 0;
  const shared = {
    "data-field": path, "aria-label": label, "aria-invalid": invalid || undefined, value, lang, readOnly: locked,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  } as const;
  return (
    <div className={style["box"]}>
      {field.long ? <textarea rows={4} {...shared} /> : <input type="text" {...shared} />}
      {(least > 0 || field.long) && <span className={has > 0 && has < least ? style["short"] : "small quiet"}>{words.counted(has, least)}</span>}
    </div>
  );
}

/** A number while it is being typed is a text: "1." and "-" are on the way to one. */
export function NumberBox({ field, path, label, value, locked, invalid, onChange }: About & { value: number | null; onChange: (value: number | undefined) => void }) {
  const words = useWords(fieldWords);
  const [typed, setTyped] = useState(value === null ? "" : String(value));
  const shown = numberOf(typed) === value ? typed : value === null ? (numberOf(typed) === null ? typed : "") : String(value);
  const isOdd = shown.trim() !== "" && (numberOf(shown) === null || (field.whole === true && !Number.isInteger(numberOf(shown))));
  return (
    <div className={style["box"]}>
      <input
        type="text" inputMode="decimal" className={style["number"]} data-field={path} aria-label={label} aria-invalid={invalid || isOdd || undefined}
        value={shown} readOnly={locked}
        onChange={(event) => { setTyped(event.target.value); onChange(numberOf(event.target.value) ?? undefined); }}
      />
      {(field.min != null || field.max != null) && <span className="small quiet">{field.min ?? "−∞"}–{field.max ?? "∞"}</span>}
      {isOdd && <span className={style["problem"]}>{numberOf(shown) === null ? words.notNumber : words.whole}</span>}
    </div>
  );
}

/** Read a number as people write it; a full-width digit or sign of a Chinese keyboard counts too. */
function numberOf(text: string): number | null {
  const plain = text.normalize("NFKC").trim();
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
}
