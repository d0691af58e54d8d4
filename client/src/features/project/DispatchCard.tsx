// How the project hands out: first or last, how much to whom, until when. Empty fields are no limits.
import { useState } from "react";
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { readDispatchRules, setDispatchRules } from "@/api/steering";
import type { DispatchRules, DispatchRulesShown, Project } from "@/api/types";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { TextField, TickField } from "@/ui/Field";
import { Query } from "@/ui/Query";
import { ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { dispatchWords } from "./dispatchWords";
import style from "./project.module.css";

type Numbered = Exclude<keyof DispatchRules, "deadline_at" | "by_language">;
const LIMITS: Numbered[] = ["person_per_day", "person_in_all", "company_per_day", "company_at_once"];
const PACE: Numbered[] = ["break_after_minutes", "break_minutes", "least_seconds"];
const rulesQuery = (projectId: number) => queryOptions({
  queryKey: ["project", projectId, "dispatch-rules"], queryFn: () => readDispatchRules(projectId),
});

export function DispatchCard({ project }: { project: Project }) {
  const words = useWords(dispatchWords);
  const rules = useQuery(rulesQuery(project.id));
  return (
    <Card title={words.title}>
      <Query of={rules}>{(shown) => <RulesForm shown={shown} projectId={project.id} />}</Query>
    </Card>
  );
}

function RulesForm({ shown: { hurried, ...rules }, projectId }: { shown: DispatchRulesShown; projectId: number }) {
  const words = useWords(dispatchWords);
  const [now, change] = useState<DispatchRules>(rules);
  const cache = useQueryClient();
  const saving = useMutation({
    mutationFn: () => setDispatchRules(projectId, now),
    onSuccess: (saved) => {
      cache.setQueryData(rulesQuery(projectId).queryKey, saved);
      toast(words.saved);
    },
  });
  const field = (key: Numbered) => (
    <TextField
      key={key} type="number" min={key === "priority" ? 0 : 1} label={words.fields[key]} value={now[key] ?? ""}
      onChange={(event) => change({ ...now, [key]: numberOf(event.target.value, key) })}
    />
  );
  return (
    <form className="stack-s" onSubmit={(event) => { event.preventDefault(); saving.mutate(); }}>
      <p className="small quiet">{words.note}</p>
      <fieldset className={style["rules"]}>
        <legend>{words.groups.order}</legend>
        {field("priority")}
        {field("weight")}
        <TextField
          type="datetime-local" label={words.fields.deadline_at} value={asLocal(now.deadline_at)}
          onChange={(event) => change({ ...now, deadline_at: asInstant(event.target.value) })}
        />
      </fieldset>
      <fieldset className={style["rules"]}><legend>{words.groups.limits}</legend>{LIMITS.map(field)}</fieldset>
      <fieldset className={style["rules"]}><legend>{words.groups.rest}</legend>{PACE.map(field)}</fieldset>
      <TickField
        label={words.byLanguage} checked={now.by_language ?? false}
        onChange={(event) => change({ ...now, by_language: event.target.checked })}
      />
      {hurried > 0 && <p className="small">{words.hurried(hurried)}</p>}
      {saving.isError && <ErrorState error={saving.error} />}
      <div><Button weight="primary" type="submit" busy={saving.isPending}>{words.save}</Button></div>
    </form>
  );
}

/** Priority and weight are always set; of the others, an empty field is no limit. */
function numberOf(text: string, key: Numbered): number | null {
  if (text !== "") return Number(text);
  return key === "priority" ? 0 : key === "weight" ? 1 : null;
}

function asLocal(iso: string | null): string {
  if (iso === null) return "";
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function asInstant(local: string): string | null {
  return local === "" ? null : new Date(local).toISOString();
}
