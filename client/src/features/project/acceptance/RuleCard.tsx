// How a project accepts, and beside it what that means: both plans for a lot of some size, and their curves.
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import type { AcceptanceRule, PlanPreview, Project, Strictness } from "@/api/types";
import { share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { ChoiceField, TextField, TickField } from "@/ui/Field";
import { Query } from "@/ui/Query";
import { ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { CurveChart } from "./CurveChart";
import { planQuery, useSetRule } from "./queries";
import { acceptanceWords, AQLS, LEVELS } from "./words";
import style from "./acceptance.module.css";

const SEVERITIES: Strictness[] = ["normal", "tightened", "reduced"];
type Props = { rule: AcceptanceRule; project: Project; edits: boolean };

export function RuleCard({ rule, project, edits }: Props) {
  const words = useWords(acceptanceWords);
  const [now, setNow] = useState(rule);
  return (
    <Card title={words.rule}>
      <div className="stack-s">
        <p className="small quiet">{words.ruleNote}</p>
        <div className={style["rule"]}>
          <RuleForm now={now} change={setNow} project={project} edits={edits} />
          <Meaning rule={now} project={project} />
        </div>
      </div>
    </Card>
  );
}

type FormProps = { now: AcceptanceRule; change: (rule: AcceptanceRule) => void; project: Project; edits: boolean };

function RuleForm({ now, change, project, edits }: FormProps) {
  const words = useWords(acceptanceWords);
  const saving = useSetRule(project.id, () => toast(words.saved));
  const choice = (key: "level" | "aql_major" | "aql_minor", label: string, options: string[]) => (
    <ChoiceField label={label} value={now[key]} disabled={!edits} onChange={(event) => change({ ...now, [key]: event.target.value })}>
      {options.map((each) => <option key={each} value={each}>{each}</option>)}
    </ChoiceField>
  );
  const tick = (key: "is_required" | "by_person" | "may_reduce", label: string) => (
    <TickField
      label={label} checked={now[key]} disabled={!edits}
      onChange={(event) => change({ ...now, [key]: event.target.checked })}
    />
  );
  return (
    <div className="stack-s">
      {choice("level", words.level, LEVELS)}
      {choice("aql_major", words.aqlMajor, AQLS)}
      {choice("aql_minor", words.aqlMinor, AQLS)}
      {tick("is_required", words.required)}
      {tick("by_person", words.byPerson)}
      {tick("may_reduce", words.mayReduce)}
      {edits && (
        <div>
          <Button
            weight="primary" busy={saving.isPending}
            onClick={() => saving.mutate(now)}
          >
            {words.save}
          </Button>
        </div>
      )}
      {saving.isError && <ErrorState error={saving.error} />}
    </div>
  );
}

function Meaning({ rule, project }: { rule: AcceptanceRule; project: Project }) {
  const words = useWords(acceptanceWords);
  const [size, setSize] = useState(1000);
  const [severity, setSeverity] = useState<Strictness>("normal");
  const { level, aql_major, aql_minor } = rule;
  const plan = useQuery(planQuery(project.id, { level, aql_major, aql_minor, size: Math.max(1, size), severity }));
  return (
    <section className="stack-s" aria-label={words.meaning}>
      <h3>{words.meaning}</h3>
      <div className="line">
        <TextField
          label={words.size} type="number" min={1} value={size || ""} onChange={(event) => setSize(Number(event.target.value))}
        />
        <ChoiceField
          label={words.severity} value={severity}
          onChange={(event) => setSeverity(SEVERITIES.find((each) => each === event.target.value) ?? "normal")}
        >
          {SEVERITIES.map((each) => <option key={each} value={each}>{words.severities[each]}</option>)}
        </ChoiceField>
      </div>
      <Query of={plan}>{(found) => <Explained plan={found} rule={rule} />}</Query>
    </section>
  );
}

function Explained({ plan, rule }: { plan: PlanPreview; rule: AcceptanceRule }) {
  const words = useWords(acceptanceWords);
  const of = useLanguage();
  const { major, major_curve: curve, minor, minor_curve } = plan;
  return (
    <div className="stack-s">
      <CurveChart
        label={words.curve} across={words.share} up={words.chance}
        curves={[
          { key: "major", name: words.major, curve, aql: rule.aql_major },
          { key: "minor", name: words.minor, curve: minor_curve, aql: rule.aql_minor },
        ]}
      />
      <ul className={style["facts"]}>
        <li><b>{words.major}</b> {words.plan(major.n, major.ac, major.re)}</li>
        <li><b>{words.minor}</b> {words.plan(minor.n, minor.ac, minor.re)}</li>
        <li>{words.producer(share(curve.producer_risk, of), rule.aql_major)}</li>
        <li>{words.consumer(share(curve.limiting_share, of))}</li>
      </ul>
      <p className="small quiet">{words.aqlNote}</p>
    </div>
  );
}
