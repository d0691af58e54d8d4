// The right rail of a comparison: scores for A and B, what they mean, and the reason.
import type { KindProps } from "../contract";
import { digitRange } from "../dimensions";
import { Anchors } from "../parts/Anchors";
import { Reason } from "../parts/Reason";
import { Scores } from "../parts/Scores";
import { MODIFIER } from "./actions";
import { readAnswer, reasoned, scored, SIDES, type Side } from "./answer";

export function ComparisonFields({ form, body, change, locked, active, setActive, problems }: KindProps) {
  const answer = readAnswer(form, body);
  const sides = SIDES.map((side) => ({
    name: side,
    path: `ratings.${side}`,
    scores: answer.ratings[side],
    keys: `${MODIFIER[side]}+${digitRange(form, active)}`,
  }));
  return (
    <>
      <Scores
        form={form}
        sides={sides}
        active={active}
        locked={locked}
        problems={problems}
        onActive={setActive}
        onScore={(side, key, score) => change(scored(form, body, { side: side as Side, key, score }))} // from SIDES
      />
      <Anchors form={form} active={active} />
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
