// A checklist as it was answered, read-only: a row a criterion, a column an answer; what changed is struck through.
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Chip } from "@/ui/Chip";
import type { ViewerProps } from "../contract";
import { Changed } from "../parts/ScoreList";
import { Words } from "../parts/Words";
import { kindWords } from "../words";
import { checkAt, listOf, readAnswer, totalOf, type Value } from "./answer";
import { TotalLine } from "./Fields";
import { rubricWords } from "./words";
import list from "../parts/ScoreList.module.css";
import viewer from "../parts/Viewer.module.css";
import style from "./rubric.module.css";

export function RubricViewer({ form, view, body, before, lang }: ViewerProps) {
  const words = useWords(rubricWords);
  const ofKind = useWords(kindWords);
  const language = useLanguage();
  const criteria = listOf(form, view);
  const slots = view.candidates.map((each) => each.slot);
  const said = (value: Value | null) => (value === null ? "—" : (words.values[String(value)] ?? String(value)));
  return (
    <div className={viewer["viewer"]}>
      <table className={list["list"]}>
        <thead><tr><th scope="col">{words.list}</th>{slots.map((slot) => <th key={slot} scope="col">{slot}</th>)}</tr></thead>
        <tbody>
          {criteria.map(({ key, label, must }) => (
            <tr key={key}>
              <th scope="row">{must && <Chip tone="accent">{words.must}</Chip>} {label[language]}</th>
              {slots.map((slot) => {
                const now = checkAt(body, { slot, key });
                return (
                  <td key={slot}>
                    <Changed now={said(now.value)} before={before && said(checkAt(before, { slot, key }).value)} />
                    {now.note && <span className={style["said"]} lang={lang}>{now.note}</span>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {slots.map((slot) => <div key={slot} className="line">{slots.length > 1 && <span>{ofKind.answer(slot)}</span>}<TotalLine total={totalOf(criteria, readAnswer(body).checks[slot])} /></div>)}
      <Words title={ofKind.reason} text={readAnswer(body).reason} before={before && readAnswer(before).reason} lang={lang} />
    </div>
  );
}
