// The right rail of a dialogue: scores of the whole talk, what they mean, and the reason.
import type { KindProps } from "../contract";
import { digitRange } from "../dimensions";
import { Anchors } from "../parts/Anchors";
import { Reason } from "../parts/Reason";
import { Scores } from "../parts/Scores";
import { total } from "../rating/answer";
import { TotalLine } from "../rating/Fields";
import { readAnswer, scored } from "./answer";

export function DialogueFields({ form, body, change, locked, active, setActive, problems }: KindProps) {
  const answer = readAnswer(form, body);
  return (
    <>
      {form.dimensions.length > 0 && (
        <>
          <Scores
            form={form} sides={[{ name: "", path: "scores", scores: answer.scores, keys: digitRange(form, active) }]} active={active}
            locked={locked} problems={problems} onActive={setActive}
            onScore={(_side, key, score) => change(scored(form, body, { key, score }))}
          />
          <Anchors form={form} active={active} />
          <TotalLine total={total(form, answer.scores)} />
        </>
      )}
      <Reason
        form={form} reason={answer.reason} locked={locked} problems={problems} onChange={(reason) => change({ ...body, reason })}
      />
    </>
  );
}
