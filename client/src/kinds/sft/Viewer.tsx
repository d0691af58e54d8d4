// A written answer as it stands, read-only: rendered, or as a difference from an earlier text.
import { useWords } from "@/i18n/words";
import { Rendered } from "@/lib/render/Rendered";
import type { ViewerProps } from "../contract";
import { DifferenceView } from "../parts/DifferenceView";
import { Words } from "../parts/Words";
import { kindWords } from "../words";
import { readAnswer } from "./answer";
import style from "../parts/Viewer.module.css";

export function SftViewer({ body, before, lang }: ViewerProps) {
  const words = useWords(kindWords);
  const answer = readAnswer(body);
  const earlier = before && readAnswer(before);
  return (
    <div className={style["viewer"]}>
      {earlier && earlier.text !== answer.text
        ? <DifferenceView before={earlier.text} after={answer.text} lang={lang} />
        : <Rendered text={answer.text} lang={lang} />}
      {answer.note && <Words title={words.fields.note} text={answer.note} before={earlier?.note} lang={lang} />}
    </div>
  );
}
