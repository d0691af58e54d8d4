// The field for the reason, with the count that the form asks for.
import { useId } from "react";
import type { Form } from "@/api/types";
import { useWords } from "@/i18n/words";
import { useOwnKey } from "@/lib/keys/settings";
import { Key } from "@/ui/Key";
import { countMeant, describeProblem, reasonRule, type Problem } from "../problems";
import { kindWords } from "../words";
import style from "./Reason.module.css";

type Props = {
  form: Form;
  reason: string;
  locked: boolean;
  problems: readonly Problem[];
  onChange: (reason: string) => void;
};

export function Reason({ form, reason, locked, problems, onChange }: Props) {
  const words = useWords(kindWords);
  const id = useId();
  const least = reasonRule(form).min;
  const has = countMeant(reason);
  const problem = problems.find((each) => each.path === "reason");
  return (
    <div className={style["reason"]}>
      <div className="spread">
        <label htmlFor={id}>
          {words.reason}
          {least === 0 && <span className="quiet small"> {words.optional}</span>}
        </label>
        <span className="line">
          <span id={`${id}-count`} className={has < least ? style["short"] : "quiet small"}>
            {words.counted(has, least)}
          </span>
          <Key>C</Key>
        </span>
      </div>
      <textarea
        id={id}
        data-field="reason"
        value={reason}
        readOnly={locked}
        rows={5}
        placeholder={words.reasonHint}
        aria-describedby={`${id}-count`}
        aria-invalid={problem ? true : undefined}
        aria-keyshortcuts={useOwnKey("C") || undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem && <p className={style["problem"]}>{describeProblem(problem, words)}</p>}
    </div>
  );
}
