// The marked places of an answer that is not safe, each with its risk, and the way to take one back.
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import type { KindProps } from "../contract";
import { readAnswer, withoutEvidence } from "./answer";
import { riskNamed } from "./risks";
import { safetyWords } from "./words";
import style from "./safety.module.css";

export function EvidenceList({ body, change, locked }: KindProps) {
  const words = useWords(safetyWords);
  const language = useLanguage();
  return (
    <section className={style["evidence"]}>
      <h3>{words.evidence}</h3>
      <ol>
        {readAnswer(body).evidence.map((each, at) => (
          <li key={`${each.risk}-${each.start}-${each.end}`}>
            <span><q>{each.quote}</q> <span className="small quiet">{riskNamed(each.risk)?.label[language]}</span></span>
            {!locked && <Button compact weight="quiet" onClick={() => change(withoutEvidence(body, at))}>{words.remove}</Button>}
          </li>
        ))}
      </ol>
    </section>
  );
}
