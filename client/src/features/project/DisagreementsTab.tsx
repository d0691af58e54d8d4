// Where people answered differently, furthest apart first; one opens to be decided.
import { useState } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { Disagreement, Project } from "@/api/types";
import { decimal, share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { WithKind } from "@/kinds/WithKind";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { ChoiceField } from "@/ui/Field";
import { Paged } from "@/ui/Paged";
import { EmptyState } from "@/ui/States";
import { Table, type Column } from "@/ui/Table";
import { AdjudicationView } from "./AdjudicationView";
import { disagreementWords } from "./disagreementWords";
import { disagreementsQuery } from "./queries";

type Shown = "open" | "decided" | "all";
const SHOWN: Shown[] = ["open", "decided", "all"];
const ADJUDICATED: Record<Shown, boolean | undefined> = { open: false, decided: true, all: undefined };

export function DisagreementsTab({ project }: { project: Project }) {
  const words = useWords(disagreementWords);
  const [shown, setShown] = useState<Shown>("open");
  const [open, setOpen] = useState<number | null>(null);
  const rows = useInfiniteQuery(disagreementsQuery(project.id, ADJUDICATED[shown]));
  const columns = useColumns();
  if (open !== null) {
    return (
      <WithKind name={project.kind}>
        <AdjudicationView itemId={open} project={project} onBack={() => setOpen(null)} />
      </WithKind>
    );
  }
  return (
    <Card
      title={words.title}
      aside={
        <ChoiceField
          label={words.filter} value={shown}
          onChange={(event) => setShown(SHOWN.find((each) => each === event.target.value) ?? "open")}
        >
          {SHOWN.map((each) => <option key={each} value={each}>{words[each]}</option>)}
        </ChoiceField>
      }
    >
      <div className="stack-s">
        <p className="small quiet">{words.note}</p>
        <Paged of={rows} empty={<EmptyState title={words.empty}>{words.emptyNote}</EmptyState>}>
          {(found) => (
            <Table
              label={words.title} columns={columns} rows={found} rowKey={(row) => row.item_id}
              onOpen={(row) => setOpen(row.item_id)}
            />
          )}
        </Paged>
      </div>
    </Card>
  );
}

function useColumns(): Column<Disagreement>[] {
  const words = useWords(disagreementWords);
  const of = useLanguage();
  return [
    { key: "item", title: words.item, cell: (row) => <span className="mono">#{row.item_id}</span> },
    { key: "preview", title: words.preview, wide: true, cell: (row) => row.preview },
    { key: "domain", title: words.domain, cell: (row) => row.domain },
    { key: "disagreement", title: words.disagreement, number: true, cell: (row) => decimal(row.disagreement, 2, of) },
    { key: "confidence", title: words.confidence, number: true, cell: (row) => share(row.confidence, of) },
    { key: "answers", title: words.answers, number: true, cell: (row) => row.answers },
    { key: "decided", title: words.filter, cell: (row) => row.is_adjudicated && <Chip tone="ok">{words.decided}</Chip> },
  ];
}
