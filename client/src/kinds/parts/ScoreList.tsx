// Scores as they were given, read-only; where an earlier answer is known, what it said stands beside.
import type { Form } from "@/api/types";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { labelOf, type Scores } from "../problems";
import { kindWords } from "../words";
import style from "./ScoreList.module.css";

type Side = { name: string; scores: Scores; before?: Scores | undefined };

export function ScoreList({ form, sides }: { form: Form; sides: readonly Side[] }) {
  const words = useWords(kindWords);
  const language = useLanguage();
  return (
    <table className={style["list"]}>
      <thead>
        <tr>
          <th scope="col">{words.dimensions}</th>
          {sides.map((side) => <th key={side.name} scope="col">{side.name || words.scores}</th>)}
        </tr>
      </thead>
      <tbody>
        {form.dimensions.map((dimension) => (
          <tr key={dimension.key}>
            <th scope="row">{labelOf(dimension, language)}</th>
            {sides.map((side) => (
              <td key={side.name}>
                <Changed now={side.scores[dimension.key]} before={side.before?.[dimension.key]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type ChangedProps = { now: number | string | null | undefined; before?: number | string | null | undefined };

/** A value, with the earlier one struck through when it was another. */
export function Changed({ now, before }: ChangedProps) {
  const differs = before !== undefined && before !== now;
  return <>{differs && <><del className={style["before"]}>{before ?? "—"}</del> </>}{now ?? "—"}</>;
}
