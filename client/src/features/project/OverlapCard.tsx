// When an item has answers enough, as the manager sets it, and how many answers that has spared.
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import type { Overlap, OverlapRule, Project } from "@/api/types";
import { number, share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { TextField, TickField } from "@/ui/Field";
import { Query } from "@/ui/Query";
import { ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { overlapWords } from "./overlapWords";
import { overlapQuery, useSetOverlap } from "./queries";
import style from "./project.module.css";

export function OverlapCard({ project }: { project: Project }) {
  const words = useWords(overlapWords);
  const overlap = useQuery(overlapQuery(project.id));
  return (
    <Card title={words.title}>
      <div className="stack-s">
        <p className="small quiet">{words.note}</p>
        <Query of={overlap}>
          {(data) => <><RuleForm project={project} rule={data.rule} /><SparedLine spared={data.spared} /></>}
        </Query>
      </div>
    </Card>
  );
}

function RuleForm({ project, rule }: { project: Project; rule: OverlapRule }) {
  const words = useWords(overlapWords);
  const [now, setNow] = useState(rule);
  const saving = useSetOverlap(project.id);
  const field = (key: "fewest" | "most" | "confidence", bounds: { min: number; max: number; step: number }) => (
    <TextField
      label={words[key]} type="number" value={now[key]} {...bounds}
      onChange={(event) => setNow({ ...now, [key]: Number(event.target.value) })}
    />
  );
  return (
    <form
      className="stack-s"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate(now, { onSuccess: () => toast(words.saved) });
      }}
    >
      <TickField label={words.on} checked={now.is_on} onChange={(event) => setNow({ ...now, is_on: event.target.checked })} />
      <div className={style["filter"]}>
        {field("fewest", { min: 1, max: project.overlap, step: 1 })}
        {field("most", { min: project.overlap, max: 15, step: 1 })}
        {field("confidence", { min: 0.6, max: 0.999, step: 0.001 })}
        <Button type="submit" busy={saving.isPending}>{words.save}</Button>
      </div>
      {saving.isError && <ErrorState error={saving.error} />}
    </form>
  );
}

function SparedLine({ spared: { items, planned, needed } }: { spared: Overlap["spared"] }) {
  const words = useWords(overlapWords);
  const of = useLanguage();
  if (items === 0) return <p className="small quiet">{words.none}</p>;
  const less = planned - needed;
  return (
    <p>
      {words.spared(number(needed, of), number(planned, of), number(items, of))}
      {less > 0 && <> · <strong>{words.less(number(less, of), share(less / planned, of))}</strong></>}
      {less < 0 && <> · {words.more(number(-less, of))}</>}
    </p>
  );
}
