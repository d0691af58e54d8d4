// A person's own submissions: their state, and what inspection said about each.
import { useState } from "react";
import { Link } from "@/lib/routing";
import { useInfiniteQuery } from "@tanstack/react-query";
import { readAnswers } from "@/api/work";
import type { Answer, AnswerState } from "@/api/types";
import { dateTime } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { names } from "@/i18n/names";
import { titled, useWords } from "@/i18n/words";
import { ANSWER_TONES } from "@/ui/tones";
import { buttonClass } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { ChoiceField } from "@/ui/Field";
import { Paged } from "@/ui/Paged";
import { usePageTitle } from "@/ui/pageTitle";
import { EmptyState } from "@/ui/States";
import { Table, type Column } from "@/ui/Table";
import { AnswerDialog } from "./AnswerDialog";
import { answersWords } from "./words";

const STATES: AnswerState[] = ["submitted", "in_review", "accepted", "returned", "void", "withdrawn"];

export function AnswersPage() {
  const words = useWords(answersWords);
  const states = useWords(names).answer;
  const [state, setState] = useState<AnswerState | undefined>();
  const [open, setOpen] = useState<Answer | null>(null);
  const answers = useInfiniteQuery({
    queryKey: ["answers", state ?? "all"],
    queryFn: ({ pageParam }) => readAnswers({ state, cursor: pageParam }),
    initialPageParam: undefined as string | undefined, // the first page has no cursor
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const columns = useColumns();
  usePageTitle(words.title);
  return (
    <div className="page stack">
      <div className="spread">
        <h1>{words.title}</h1>
        <ChoiceField
          label={words.filter} value={state ?? ""}
          onChange={(event) => setState(STATES.find((each) => each === event.target.value))}
        >
          <option value="">{words.all}</option>
          {STATES.map((each) => <option key={each} value={each}>{states[each]}</option>)}
        </ChoiceField>
      </div>
      <Card>
        <Paged of={answers} empty={<Nothing filtered={state !== undefined} />}>
          {(rows) => (
            <Table label={words.title} columns={columns} rows={rows} rowKey={(row) => row.id} onOpen={setOpen} />
          )}
        </Paged>
      </Card>
      <AnswerDialog answer={open} onClose={() => setOpen(null)} />
    </div>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  const words = useWords(answersWords);
  if (filtered) return <EmptyState title={words.emptyState}>{words.emptyStateNote}</EmptyState>;
  const action = <Link to="/home" className={buttonClass("plain", true)}>{words.toHome}</Link>;
  return <EmptyState title={words.empty} action={action}>{words.emptyNote}</EmptyState>;
}

function useColumns(): Column<Answer>[] {
  const words = useWords(answersWords);
  const { answer: states, kind: kinds, verdict } = useWords(names);
  const of = useLanguage();
  return [
    { key: "item", title: words.item, cell: (row) => <span className="mono">#{row.item_id}</span> },
    {
      key: "project", title: words.project, wide: true,
      cell: (row) => (
        <>
          {titled({ title: row.project_title, title_en: row.project_title_en }, of)}{" "}
          <Chip tone="primary">{kinds[row.kind]}</Chip>
        </>
      ),
    },
    { key: "submitted", title: words.submitted, cell: (row) => dateTime(row.submitted_at, of) },
    {
      key: "state", title: words.state,
      cell: (row) => <Chip tone={ANSWER_TONES[row.state]}>{states[row.state]}</Chip>,
    },
    {
      key: "reviews", title: words.reviews,
      cell: (row) => row.reviews.map((review) => verdict[review.verdict]).join(" → ") || "—",
    },
  ];
}
