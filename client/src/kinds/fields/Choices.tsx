// Options as native radios or checkboxes, so arrow keys and screen readers know them. A click leaves no focus behind:
// with the focus on one of them, Enter would belong to it and no longer submit.
import { useId, type MouseEvent } from "react";
import { Key } from "@/ui/Key";
import style from "./fields.module.css";

type Option = { key: string; label: string; hint: string | null };
type Props = {
  path: string; label: string; options: readonly Option[]; chosen: readonly string[]; many: boolean;
  locked: boolean; invalid: boolean; isFull: boolean; onChoose: (key: string) => void;
};

export function Choices({ path, label, options, chosen, many, locked, invalid, isFull, onChoose }: Props) {
  const name = useId();
  return (
    <div className={style["choices"]} role={many ? "group" : "radiogroup"} aria-label={label} data-field={path} data-invalid={invalid || undefined}>
      {options.map(({ key, label: text, hint }) => {
        const isChosen = chosen.includes(key);
        const isShut = locked || (isFull && !isChosen);
        return (
          <label key={key} data-chosen={isChosen || undefined} data-shut={isShut || undefined} onClick={(event) => clicked(event, () => !isShut && onChoose(key))}>
            <input
              type={many ? "checkbox" : "radio"} name={name} value={key} checked={isChosen} disabled={isShut} onChange={() => onChoose(key)}
            />
            <span>{text}</span>
            {hint && <Key>{hint}</Key>}
          </label>
        );
      })}
    </div>
  );
}

/** Choose by the label without focusing the control; a press that comes from the control itself is its own. */
function clicked(event: MouseEvent, choose: () => void): void {
  if (event.target instanceof HTMLInputElement) return;
  event.preventDefault();
  choose();
}
