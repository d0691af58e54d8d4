// What each score of the active dimension means, beside the scale it belongs to.
import type { Form } from "@/api/types";
import { basisPoints } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { activeKey } from "../dimensions";
import { labelOf } from "../problems";
import { kindWords } from "../words";
import style from "./Anchors.module.css";

export function Anchors({ form, active }: { form: Form; active: string | null }) {
  const words = useWords(kindWords);
  const language = useLanguage();
  const dimension = form.dimensions.find((each) => each.key === activeKey(form, active));
  if (!dimension) return null;
  const scores = Array.from({ length: dimension.max - dimension.min + 1 }, (_, at) => dimension.max - at);
  const described = scores.filter((score) => dimension.anchors[String(score)]);
  return (
    <section className={style["anchors"]} aria-live="polite">
      <h3>
        {words.anchors(labelOf(dimension, language))}
        <span className="small quiet">{words.weight(basisPoints(dimension.weight_bp, language))}</span>
        {dimension.veto_at !== null && <span className={style["veto"]}>{words.veto(dimension.veto_at)}</span>}
      </h3>
      <dl>
        {described.map((score) => (
          <div key={score}>
            <dt>{score}</dt>
            <dd>{dimension.anchors[String(score)]?.[language]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
