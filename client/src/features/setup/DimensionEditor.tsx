// One dimension being edited: its names, weight, veto, and what each score stands for.
import { NumberInput } from "@mantine/core";
import type { Dimension } from "@/api/types";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { ChoiceField, TextField } from "@/ui/Field";
import { withDimension, withoutDimension } from "./draft";
import type { StepProps } from "./step";
import { setupWords } from "./words";
import style from "./setup.module.css";

const BP_PER_PERCENT = 100;

export function DimensionEditor({ at, draft, onChange }: StepProps & { at: number }) {
  const words = useWords(setupWords);
  const dimension = draft.form.dimensions[at];
  if (!dimension) return null;
  const change = (part: Partial<Dimension>) => onChange(withDimension(draft, at, part));
  const { label, weight_bp, veto_at } = dimension;
  return (
    <div className={style["dimension"]}>
      <div className={style["columns"]}>
        <TextField
          label={words.labelZh} value={label.zh}
          onChange={(event) => change({ label: { ...label, zh: event.target.value } })}
        />
        <TextField
          label={words.labelEn} value={label.en} lang="en"
          onChange={(event) => change({ label: { ...label, en: event.target.value } })}
        />
        <NumberInput
          label={words.weight} min={0} max={100} value={weight_bp / BP_PER_PERCENT}
          onChange={(value) => change({ weight_bp: Math.round(Number(value) * BP_PER_PERCENT) })}
        />
        <NumberInput label={words.lowest} min={0} max={9} value={dimension.min} allowDecimal={false} onChange={(value) => change(scaled(dimension, { min: Number(value) }))} />
        <NumberInput label={words.highest} min={1} max={10} value={dimension.max} allowDecimal={false} onChange={(value) => change(scaled(dimension, { max: Number(value) }))} />
        <ChoiceField
          label={words.veto} value={veto_at ?? ""}
          onChange={(event) => change({ veto_at: event.target.value ? Number(event.target.value) : null })}
        >
          <option value="">{words.noVeto}</option>
          {scoresOf(dimension).slice(0, -1).map((score) => (
            <option key={score} value={score}>{words.vetoAt(score)}</option>
          ))}
        </ChoiceField>
        <Button compact weight="quiet" onClick={() => onChange(withoutDimension(draft, at))}>{words.remove}</Button>
      </div>
      <details>
        <summary className="small">{words.anchors} · <span className="mono">{dimension.key}</span></summary>
        <Anchors dimension={dimension} onChange={change} />
      </details>
    </div>
  );
}

type AnchorsProps = { dimension: Dimension; onChange: (part: Partial<Dimension>) => void };

function Anchors({ dimension, onChange }: AnchorsProps) {
  const words = useWords(setupWords);
  function write(score: string, part: Partial<Dimension["label"]>) {
    const before = dimension.anchors[score] ?? { zh: "", en: "" };
    onChange({ anchors: { ...dimension.anchors, [score]: { ...before, ...part } } });
  }
  return (
    <div className={style["anchors"]}>
      {scoresOf(dimension).reverse().map(String).map((score) => (
        <div key={score} style={{ display: "contents" }}>
          <TextField
            label={words.anchor(score)} value={dimension.anchors[score]?.zh ?? ""}
            onChange={(event) => write(score, { zh: event.target.value })}
          />
          <TextField
            label={words.anchorEn(score)} value={dimension.anchors[score]?.en ?? ""} lang="en"
            onChange={(event) => write(score, { en: event.target.value })}
          />
        </div>
      ))}
    </div>
  );
}

/** Another scale keeps the anchors of the scores that it still has; a veto that lies outside goes. */
function scaled(dimension: Dimension, part: Partial<Pick<Dimension, "min" | "max">>): Partial<Dimension> {
  const next = { ...dimension, ...part };
  const [low, high] = [Math.min(next.min, 9), Math.min(10, Math.max(next.max, Math.min(next.min, 9) + 1))];
  const kept = Object.entries(dimension.anchors).filter(([score]) => Number(score) >= low && Number(score) <= high);
  const ends = [low, high].map((score) => [String(score), dimension.anchors[String(score)] ?? { zh: String(score), en: String(score) }] as const);
  const veto_at = dimension.veto_at !== null && dimension.veto_at >= low && dimension.veto_at < high ? dimension.veto_at : null;
  return { min: low, max: high, veto_at, anchors: { ...Object.fromEntries(kept), ...Object.fromEntries(ends) } };
}

function scoresOf({ min, max }: Dimension): number[] {
  return Array.from({ length: max - min + 1 }, (_, step) => min + step);
}
