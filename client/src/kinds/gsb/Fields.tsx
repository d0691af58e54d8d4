// The right rail of Good-Same-Bad: only the reason; the verdict is in the bar below.
import type { KindProps } from "../contract";
import { Reason } from "../parts/Reason";
import { readAnswer } from "./answer";

export function GsbFields({ form, body, change, locked, problems }: KindProps) {
  const answer = readAnswer(body);
  return (
    <Reason
      form={form} reason={answer.reason} locked={locked} problems={problems}
      onChange={(reason) => change({ ...answer, reason })}
    />
  );
}
