// Recording what assessors said: a score, or for a project one for each criterion of the rubric.
import { useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { assess } from "@/api/ladders";
import type { Account, Climb, Part } from "@/api/types";
import { useLanguage } from "@/i18n/language";
import { titled, useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { AreaField, ChoiceField, TextField } from "@/ui/Field";
import { ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { ladderWords } from "./words";

const PARTS: Part[] = ["theory", "practice", "project", "review"];

export function AssessForm({ account, climbs }: { account: Account; climbs: Climb[] }) {
  const words = useWords(ladderWords);
  const of = useLanguage();
  const cache = useQueryClient();
  const [name, setName] = useState(climbs[0]?.ladder.name ?? "");
  const [part, setPart] = useState<Part>("practice");
  const [score, setScore] = useState("");
  const [scores, setScores] = useState<Record<string, string>>({});
  const [assessors, setAssessors] = useState("");
  const [note, setNote] = useState("");
  const climb = climbs.find((each) => each.ladder.name === name);
  const [level, setLevel] = useState<number | null>(null);
  const keeping = useMutation({
    mutationFn: (body: Parameters<typeof assess>[1]) => assess(account.id, body),
    onSuccess: async () => {
      toast(words.kept);
      setScore("");
      setScores({});
      setNote("");
      await cache.invalidateQueries({ queryKey: ["climbs"] });
    },
  });
  if (!climb) return null;
  const { ladder } = climb;
  const at = level ?? climb.next?.level ?? ladder.levels[0]?.level ?? 1;
  const parts = PARTS.filter((each) => each !== "project" || ladder.rubric.length > 0);
  const names = assessors.split(/[、，,;；\n]/).map((each) => each.trim()).filter(Boolean);
  const isProject = part === "project";
  const complete = names.length > 0 && (isProject ? ladder.rubric.every(({ key }) => isScore(scores[key])) : isScore(score));
  function keep() {
    keeping.mutate({
      ladder: name, level: at, part, note, assessors: names, score_bp: isProject ? null : basis(score),
      scores: isProject ? Object.fromEntries(ladder.rubric.map(({ key }) => [key, basis(scores[key] ?? "")])) : {},
    });
  }
  return (
    <Card title={words.assess}>
      <div className="stack-s">
        <p className="small quiet">{words.assessNote}</p>
        <div className="line">
          <ChoiceField label={words.ladder} value={name} onChange={(event) => { setName(event.target.value); setLevel(null); setPart("practice"); }}>
            {climbs.map((each) => <option key={each.ladder.name} value={each.ladder.name}>{titled(each.ladder, of)}</option>)}
          </ChoiceField>
          <ChoiceField label={words.level} value={at} onChange={(event) => setLevel(Number(event.target.value))}>
            {ladder.levels.map((each) => <option key={each.level} value={each.level}>{titled(each, of)}</option>)}
          </ChoiceField>
          <ChoiceField label={words.what} value={part} onChange={(event) => setPart(parts.find((each) => each === event.target.value) ?? "practice")}>
            {parts.map((each) => <option key={each} value={each}>{words.part[each]}</option>)}
          </ChoiceField>
        </div>
        {isProject ? ladder.rubric.map((each) => (
          <TextField
            key={each.key} type="number" min={0} max={100} value={scores[each.key] ?? ""}
            label={`${titled(each, of)} · ${each.weight_bp / 100} %`}
            onChange={(event) => setScores({ ...scores, [each.key]: event.target.value })}
          />
        )) : <TextField type="number" min={0} max={100} label={words.score} value={score} onChange={(event) => setScore(event.target.value)} />}
        <TextField label={words.assessors} help={words.assessorsNote} value={assessors} onChange={(event) => setAssessors(event.target.value)} />
        <AreaField label={words.note} rows={2} value={note} onChange={(event) => setNote(event.target.value)} />
        {keeping.isError && <ErrorState error={keeping.error} />}
        <span><Button weight="primary" disabled={!complete} busy={keeping.isPending} onClick={keep}>{words.keep}</Button></span>
      </div>
    </Card>
  );
}

function isScore(text: string | undefined): boolean {
  const value = Number(text);
  return Boolean(text?.trim()) && value >= 0 && value <= 100;
}

function basis(text: string): number {
  return Math.round(Number(text) * 100);
}
