// The rule by which a project's people are measured. Shares are kept in basis points and shown in percent.
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import type { Project, StandingRule, StandingRuleShown } from "@/api/types";
import { useLanguage } from "@/i18n/language";
import { titled, useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { ChoiceField, TextField, TickField } from "@/ui/Field";
import { Query } from "@/ui/Query";
import { ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { coursesQuery, ruleQuery, useSetRule } from "./queries";
import { goldWords } from "./words";
import style from "../project.module.css";

type Share = "gold_bp" | "fresh_bp" | "right_bp";
type Threshold = "pause_bp" | "promote_bp";
type Whole = "fresh_answers" | "latest" | "least";
const HANDLING: StandingRule["unaccepted"][] = ["inspect", "reissue", "leave"];

export function RuleCard({ project }: { project: Project }) {
  const words = useWords(goldWords);
  const rule = useQuery(ruleQuery(project.id));
  return <Card title={words.rule}><Query of={rule}>{(shown) => <RuleForm shown={shown} projectId={project.id} />}</Query></Card>;
}

function RuleForm({ shown, projectId }: { shown: StandingRuleShown; projectId: number }) {
  const { gold_in_use, gold_in_all, handed_out, ...rule } = shown;
  const words = useWords(goldWords);
  const [now, change] = useState<StandingRule>(rule);
  const saving = useSetRule(projectId);
  const percent = (key: Share | Threshold) => (
    <TextField
      key={key} type="number" min={0} max={100} step="any" label={words.fields[key]} value={now[key] === null ? "" : now[key] / 100}
      placeholder={words.none}
      onChange={(event) => change({ ...now, [key]: basisPoints(event.target.value, key) })}
    />
  );
  const whole = (key: Whole) => (
    <TextField
      key={key} type="number" min={0} label={words.fields[key]} value={now[key]}
      onChange={(event) => change({ ...now, [key]: Number(event.target.value) })}
    />
  );
  const tick = (key: "counts_verdicts" | "counts_agreement") => (
    <TickField label={words[key]} checked={now[key]} onChange={(event) => change({ ...now, [key]: event.target.checked })} />
  );
  return (
    <form
      className="stack-s"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate(now, { onSuccess: () => toast(words.saved) });
      }}
    >
      <p className="small quiet">{words.ruleNote}</p>
      <p className="small">{words.stock(gold_in_use, gold_in_all, handed_out)} {gold_in_use < 50 && words.fewGold}</p>
      <fieldset className={style["rules"]}>
        <legend>{words.groups.mix}</legend>{percent("gold_bp")}{percent("fresh_bp")}{whole("fresh_answers")}
      </fieldset>
      <fieldset className={style["rules"]}>
        <legend>{words.groups.judge}</legend>{percent("right_bp")}{whole("latest")}{whole("least")}
      </fieldset>
      {tick("counts_verdicts")}
      {tick("counts_agreement")}
      <fieldset className={style["rules"]}>
        <legend>{words.groups.follow}</legend>
        {percent("pause_bp")}
        {percent("promote_bp")}
        <ChoiceField
          label={words.unaccepted} value={now.unaccepted}
          onChange={(event) => change({ ...now, unaccepted: HANDLING.find((each) => each === event.target.value) ?? "inspect" })}
        >
          {HANDLING.map((each) => <option key={each} value={each}>{words.handling[each]}</option>)}
        </ChoiceField>
        <CourseField now={now} change={change} />
      </fieldset>
      {saving.isError && <ErrorState error={saving.error} />}
      <div><Button weight="primary" type="submit" busy={saving.isPending}>{words.save}</Button></div>
    </form>
  );
}

function CourseField({ now, change }: { now: StandingRule; change: (rule: StandingRule) => void }) {
  const words = useWords(goldWords);
  const of = useLanguage();
  const courses = useQuery(coursesQuery).data?.rows ?? [];
  return (
    <ChoiceField
      label={words.course} value={now.course_id ?? ""}
      onChange={(event) => change({ ...now, course_id: event.target.value === "" ? null : Number(event.target.value) })}
    >
      <option value="">{words.noCourse}</option>
      {courses.map(({ course }) => <option key={course.id} value={course.id}>{titled(course, of)}</option>)}
    </ChoiceField>
  );
}

/** A share that is not given is nought; a threshold that is not given is none. */
function basisPoints(text: string, key: Share | Threshold): number | null {
  if (text === "") return key === "pause_bp" || key === "promote_bp" ? null : 0;
  return Math.round(Number(text) * 100);
}
