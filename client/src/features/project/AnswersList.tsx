// A project's answers that fit the filter; chosen ones go back to their authors together.
import { useState } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMay } from "@/api/me";
import type { ItemWish } from "@/api/projects";
import type { Project, ProjectAnswer } from "@/api/types";
import { dateTime, decimal } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { names } from "@/i18n/names";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { Paged } from "@/ui/Paged";
import { EmptyState } from "@/ui/States";
import { Table, type Column } from "@/ui/Table";
import { ANSWER_TONES } from "@/ui/tones";
import { exploreWords } from "./exploreWords";
import { projectAnswersQuery } from "./queries";
import { ReturnDialog } from "./ReturnDialog";
import { allToggled, isReturnable, standing, toggled } from "./selection";

type Props = { project: Project; wish: ItemWish; onOpen: (itemId: number) => void };

export function AnswersList({ project, wish, onOpen }: Props) {
  const words = useWords(exploreWords);
  const answers = useInfiniteQuery(projectAnswersQuery(project.id, wish));
  return (
    <Paged of={answers} empty={<EmptyState title={words.empty}>{words.emptyNote}</EmptyState>}>
      {(rows) => <Chosen project={project} rows={rows} onOpen={onOpen} />}
    </Paged>
  );
}

function Chosen({ project, rows, onOpen }: { project: Project; rows: ProjectAnswer[]; onOpen: Props["onOpen"] }) {
  const words = useWords(exploreWords);
  const mayReturn = useMay("answer.return") && project.state === "open";
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [returning, setReturning] = useState(false);
  const ids = standing(chosen, rows);
  const columns = useColumns();
  const boxes: Column<ProjectAnswer> = {
    key: "choose", title: "",
    cell: (row) => isReturnable(row) && (
      <input
        type="checkbox" aria-label={words.select(row.person_alias, row.item_id)} checked={chosen.has(row.id)}
        onClick={(event) => event.stopPropagation()} onChange={() => setChosen(toggled(chosen, row.id))}
      />
    ),
  };
  return (
    <div className="stack-s">
      {mayReturn && (
        <div className="line">
          <Button compact onClick={() => setChosen(allToggled(chosen, rows))}>{words.selectAll}</Button>
          <span className="small quiet" aria-live="polite">{words.selected(ids.length)}</span>
          <Button compact weight="danger" disabled={ids.length === 0} onClick={() => setReturning(true)}>{words.return}</Button>
        </div>
      )}
      <Table
        label={words.answersTitle} columns={mayReturn ? [boxes, ...columns] : columns} rows={rows} rowKey={(row) => row.id}
        onOpen={(row) => onOpen(row.item_id)}
      />
      {returning && (
        <ReturnDialog
          projectId={project.id} answerIds={ids}
          onClose={() => {
            setReturning(false);
            setChosen(new Set());
          }}
        />
      )}
    </div>
  );
}

function useColumns(): Column<ProjectAnswer>[] {
  const words = useWords(exploreWords);
  const states = useWords(names).answer;
  const of = useLanguage();
  return [
    { key: "item", title: words.item, cell: (row) => <span className="mono">#{row.item_id}</span> },
    { key: "preview", title: words.preview, wide: true, cell: (row) => row.preview },
    { key: "person", title: words.person, cell: (row) => <span className="mono">{row.person_alias}</span> },
    { key: "domain", title: words.domain, cell: (row) => row.domain },
    {
      key: "state", title: words.answerState, cell: (row) => <Chip tone={ANSWER_TONES[row.state]}>{states[row.state]}</Chip>,
    },
    { key: "submitted", title: words.submitted, cell: (row) => dateTime(row.submitted_at, of) },
    {
      key: "disagreement", title: words.disagreement.replace(" ≥", ""), number: true,
      cell: (row) => (row.disagreement === null ? "—" : decimal(row.disagreement, 2, of)),
    },
  ];
}
