// The table of dimensions: one line each, one scale per side, the active line marked and explained below.
import type { Dimension, Form } from "@/api/types";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Key } from "@/ui/Key";
import { activeKey } from "../dimensions";
import { labelOf, type Problem, type Scores as SideScores } from "../problems";
import { kindWords } from "../words";
import { Scale } from "./Scale";
import style from "./Scores.module.css";

const MOST_BESIDE = 5; // a scale of six points and more is long

export type SideOf = { name: string; path: string; scores: SideScores; keys: string };
type Props = {
  form: Form; sides: readonly SideOf[]; active: string | null; locked: boolean; problems: readonly Problem[];
  onScore: (side: string, key: string, score: number) => void; onActive: (key: string) => void;
};

export function Scores(props: Props) {
  const { form, sides, active } = props;
  const words = useWords(kindWords);
  return (
    <div className={style["scores"]} data-tight={isTight(props) || undefined} style={{ gridTemplateColumns: `minmax(0, 1fr) repeat(${sides.length}, auto)` }}>
      <span className={style["head"]}>{words.dimensions}</span>
      {sides.map((side) => (
        <span key={side.name} className={style["head"]} data-side={side.name}>
          {side.name && <b>{side.name}</b>}
          <Key>{side.keys}</Key>
        </span>
      ))}
      {form.dimensions.map((dimension) => (
        <Line key={dimension.key} {...props} dimension={dimension} chosen={dimension.key === activeKey(form, active)} />
      ))}
    </div>
  );
}

function Line({ dimension, chosen, sides, locked, problems, onScore, onActive }: Props & {
  dimension: Dimension; chosen: boolean;
}) {
  const language = useLanguage();
  const name = labelOf(dimension, language);
  const points = pointsOf(dimension);
  return (
    <div className={style["line"]} data-active={chosen || undefined}>
      <button
        type="button" className={style["name"]} aria-pressed={chosen} title={name} tabIndex={-1}
        onClick={() => onActive(dimension.key)}
      >
        {name}
      </button>
      {sides.map((side) => (
        <Scale
          key={side.name} field={`${side.path}.${dimension.key}`} label={`${name} ${side.name}`.trim()} points={points}
          chosen={side.scores[dimension.key] ?? null} locked={locked}
          invalid={problems.some((problem) => problem.path === `${side.path}.${dimension.key}`)}
          onFocus={() => onActive(dimension.key)}
          onChoose={(score) => {
            onActive(dimension.key);
            onScore(side.name, dimension.key, score);
          }}
        />
      ))}
    </div>
  );
}

/** Two long scales leave no room for a name beside them: it stands above them instead. */
function isTight({ form, sides }: Props): boolean {
  return sides.length > 1 && form.dimensions.some((each) => each.max - each.min >= MOST_BESIDE);
}

function pointsOf({ min, max }: Dimension) {
  return Array.from({ length: max - min + 1 }, (_, at) => ({ value: min + at, label: String(min + at) }));
}
