// What the levels of a ladder ask, as numbers that the base sets.
import { useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { readOwnClimbs, setLadder } from "@/api/ladders";
import type { Ladder, LadderLevel } from "@/api/types";
import { useLanguage } from "@/i18n/language";
import { titled, useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Query } from "@/ui/Query";
import { ErrorState } from "@/ui/States";
import { Table, type Column } from "@/ui/Table";
import { toast } from "@/ui/toasts";
import { ladderWords } from "./words";
import style from "./ladders.module.css";

type Key = "theory_bp" | "practice_bp" | "project_bp" | "review_bp" | "accepted" | "first_pass_bp" | "months";

/** Each number with how it is written: scores and rates of 100, the rest as it is; those that may stay empty. */
const NUMBERS: { key: Key; need: keyof typeof ladderWords.zh.need; per: number; mayBeEmpty?: boolean }[] = [
  { key: "theory_bp", need: "theory", per: 100 }, { key: "practice_bp", need: "practice", per: 100 },
  { key: "project_bp", need: "project", per: 100, mayBeEmpty: true }, { key: "review_bp", need: "review", per: 100, mayBeEmpty: true },
  { key: "accepted", need: "accepted", per: 1 }, { key: "first_pass_bp", need: "first_pass", per: 100 }, { key: "months", need: "months", per: 1 },
];

export function LadderEditors() {
  const climbs = useQuery({ queryKey: ["ladders"], queryFn: readOwnClimbs });
  return (
    <Query of={climbs}>
      {({ rows }) => rows.map(({ ladder }) => <LadderEditor key={ladder.name} ladder={ladder} />)}
    </Query>
  );
}

function LadderEditor({ ladder }: { ladder: Ladder }) {
  const words = useWords(ladderWords);
  const of = useLanguage();
  const cache = useQueryClient();
  const [levels, setLevels] = useState(ladder.levels);
  const saving = useMutation({
    mutationFn: () => setLadder(ladder.name, levels),
    onSuccess: () => {
      toast(words.saved);
      return cache.invalidateQueries({ queryKey: ["ladders"] });
    },
  });
  function change(level: number, key: Key, text: string, per: number) {
    const value = text.trim() === "" ? null : Math.round(Number(text) * per);
    setLevels(levels.map((each) => (each.level === level ? { ...each, [key]: value } : each)));
  }
  const columns: Column<LadderLevel>[] = [
    { key: "level", title: words.level, wide: true, cell: (row) => titled(row, of) },
    ...NUMBERS.map(({ key, need, per, mayBeEmpty }) => ({
      key, title: words.need[need],
      cell: (row: LadderLevel) => (
        <input
          className={style["number"]} type="number" min={0} aria-label={`${titled(row, of)}: ${words.need[need]}`}
          value={row[key] === null ? "" : String(row[key] / per)} placeholder={mayBeEmpty ? words.unasked : "0"}
          disabled={key === "project_bp" && ladder.rubric.length === 0}
          onChange={(event) => change(row.level, key, event.target.value, per)}
        />
      ),
    })),
  ];
  const isWhole = levels.every((each) => NUMBERS.every(({ key, mayBeEmpty }) => mayBeEmpty || each[key] !== null));
  return (
    <Card title={titled(ladder, of)}>
      <div className="stack-s">
        <p className="small quiet">{words.editNote}</p>
        <Table label={`${titled(ladder, of)}: ${words.edit}`} rows={levels} rowKey={(row) => row.level} columns={columns} />
        {saving.isError && <ErrorState error={saving.error} />}
        <span><Button busy={saving.isPending} disabled={!isWhole || levels === ladder.levels} onClick={() => saving.mutate()}>{words.save}</Button></span>
      </div>
    </Card>
  );
}
