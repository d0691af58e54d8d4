// A scale of points as native radios, so arrow keys and screen readers know it. A click leaves no focus behind:
// with the focus on a radio, Enter would belong to the radio and no longer submit.
import { useKeySettings } from "@/lib/keys/settings";
import { ownPrinted } from "@/lib/keys/shortcut";
import { useId, type MouseEvent } from "react";
import style from "./Scale.module.css";

export type Point = { value: number; label: string; hint?: string | undefined };
type Props = {
  field: string; label: string; points: readonly Point[]; chosen: number | null;
  onChoose: (value: number) => void; onFocus?: (() => void) | undefined;
  locked: boolean; invalid: boolean; wide?: boolean | undefined;
};

export function Scale({ field, label, points, chosen, onChoose, onFocus, locked, invalid, wide = false }: Props) {
  const name = useId();
  // One stop of the Tab key for a whole scale: Chromium makes each point of an empty one a stop.
  const stop = chosen ?? points[0]?.value;
  return (
    <div
      role="radiogroup" aria-label={label} data-field={field} aria-invalid={invalid || undefined}
      className={[style["scale"], wide && style["wide"], invalid && style["invalid"]].filter(Boolean).join(" ")}
    >
      {points.map((point) => (
        <label
          key={point.value} data-chosen={point.value === chosen || undefined}
          onClick={(event) => clicked(event, () => !locked && onChoose(point.value))}
        >
          <input
            type="radio" name={name} value={point.value} checked={point.value === chosen} disabled={locked}
            tabIndex={point.value === stop ? 0 : -1} onChange={() => onChoose(point.value)} onFocus={onFocus}
          />
          {point.hint && <Hint of={point.hint} />}
          <span>{point.label}</span>
        </label>
      ))}
    </div>
  );
}

/** Choose by the label without focusing the radio; a press that comes from the radio itself is the radio's. */
function clicked(event: MouseEvent, choose: () => void): void {
  if (event.target instanceof HTMLInputElement) return;
  event.preventDefault();
  choose();
}

function Hint({ of }: { of: string }) {
  return <span className={style["hint"]} aria-hidden="true">{ownPrinted(of, useKeySettings().own)}</span>;
}
