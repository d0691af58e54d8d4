// The right rail of a rating: scores, what they mean, the weighted total, and the reason.
import { decimal } from "@/i18n/format";
import { useWords } from "@/i18n/words";
import type { KindProps } from "../contract";
import { digitRange } from "../dimensions";
import { Anchors } from "../parts/Anchors";
import { Reason } from "../parts/Reason";
import { Scores } from "../parts/Scores";
import { kindWords } from "../words";
import { readAnswer, reasoned, scored, total, type Total } from "./answer";
import style from "./Fields.module.css";

export function RatingFields({ form, body, change, locked, active, setActive, problems }: KindProps) {
  const answer = readAnswer(form, body);
  return (
    <>
      <Scores
        form={form}
        sides={[{ name: "", path: "scores", scores: answer.scores, keys: digitRange(form, active) }]}
        active={active}
        locked={locked}
        problems={problems}
        onActive={setActive}
        onScore={(_side, key, score) => change(scored(form, body, { key, score }))}
      />
      <Anchors form={form} active={active} />
      <TotalLine total={total(form, answer.scores)} />
      <Reason
        form={form}
        reason={answer.reason}
        locked={locked}
        problems={problems}
        onChange={(reason) => change(reasoned(form, body, reason))}
      />
    </>
  );
}

export function TotalLine({ total: of }: { total: Total }) {
  const words = useWords(kindWords);
  if (of.is === "vetoed") return <p className={style["vetoed"]}>{words.vetoed}</p>;
  return (
    <p className={style["total"]}>
      <span className="quiet">{words.total}</span> <b>{of.is === "known" ? decimal(of.value, 2) : "—"}</b>
    </p>
  );
}
