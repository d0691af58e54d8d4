// Items out of models: prompts in, what it will cost at most, then the jobs and how far they are.
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { readEndpoints, type GenerationJobDraft } from "@/api/models";
import type { Project } from "@/api/types";
import { money, number } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { AreaField, TextField, TickField } from "@/ui/Field";
import { ErrorState } from "@/ui/States";
import { useEstimate, useStartGeneration } from "./generateQueries";
import { generateWords } from "./generateWords";
import { GenerationJobs } from "./GenerationJobs";
import { promptsIn } from "./prompts";

const MICROFEN = 1_000_000;

export function GenerateCard({ project }: { project: Project }) {
  const words = useWords(generateWords);
  const endpoints = useQuery({ queryKey: ["model-endpoints"], queryFn: readEndpoints });
  if (!endpoints.data || endpoints.data.rows.length === 0 || project.state === "closed") return null;
  return (
    <Card title={words.title}>
      <details>
        <summary>{words.lead}</summary>
        <Form projectId={project.id} endpoints={endpoints.data.rows.filter((each) => each.is_active)} />
      </details>
      <GenerationJobs projectId={project.id} />
    </Card>
  );
}

function Form({ projectId, endpoints }: { projectId: number; endpoints: { id: number; name: string }[] }) {
  const words = useWords(generateWords);
  const of = useLanguage();
  const [text, setText] = useState("");
  const [ids, setIds] = useState<number[]>([]);
  const [each, setEach] = useState("1");
  const [most, setMost] = useState("512");
  const estimating = useEstimate(projectId);
  const starting = useStartGeneration(projectId);
  const { prompts, bad } = promptsIn(text);
  const draft: GenerationJobDraft = {
    name: "prompts", prompts, endpoint_ids: ids, answers_each: Number(each),
    params: { temperature: null, top_p: null, max_tokens: Number(most), seed: null, stop: null },
  };
  const ready = prompts.length > 0 && ids.length > 0 && bad.length === 0;
  const changed = () => estimating.reset();
  const start = () => starting.mutate(draft, {
    onSuccess: () => {
      setText("");
      estimating.reset();
    },
  });
  return (
    <div className="stack-s">
      <AreaField
        label={words.prompts} help={words.promptsNote} rows={6} value={text}
        error={bad.length > 0 ? words.bad(bad.slice(0, 5).join(", ")) : null}
        onChange={(event) => {
          setText(event.target.value);
          changed();
        }}
      />
      <div className="line" role="group" aria-label={words.models}>
        {endpoints.map(({ id, name }) => (
          <TickField
            key={id} label={name} checked={ids.includes(id)}
            onChange={(event) => {
              setIds(event.target.checked ? [...ids, id] : ids.filter((known) => known !== id));
              changed();
            }}
          />
        ))}
      </div>
      <div className="line">
        <TextField
          label={words.each} type="number" min={1} max={8} value={each}
          onChange={(event) => {
            setEach(event.target.value);
            changed();
          }}
        />
        <TextField
          label={words.most} type="number" min={1} max={32768} value={most}
          onChange={(event) => {
            setMost(event.target.value);
            changed();
          }}
        />
      </div>
      <div className="line">
        <Button disabled={!ready} busy={estimating.isPending} onClick={() => estimating.mutate(draft)}>
          {words.estimate}
        </Button>
        {estimating.data && (
          <>
            <span>{words.estimated(
              number(estimating.data.calls, of), number(estimating.data.output_tokens, of),
              money(Math.ceil(estimating.data.cost_microfen / MICROFEN), of),
            )}</span>
            <Button weight="primary" busy={starting.isPending} onClick={start}>{words.start}</Button>
          </>
        )}
      </div>
      {estimating.isError && <ErrorState error={estimating.error} />}
      {starting.isError && <ErrorState error={starting.error} />}
    </div>
  );
}
