// The project's items by state; one opens in a drawer at the side.
import { useState } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { ItemRow, ItemState, Project } from "@/api/types";
import { names } from "@/i18n/names";
import { useWords } from "@/i18n/words";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { ChoiceField } from "@/ui/Field";
import { Paged } from "@/ui/Paged";
import { EmptyState } from "@/ui/States";
import { Table, type Column } from "@/ui/Table";
import { ITEM_TONES } from "@/ui/tones";
import { ItemDrawer } from "./ItemDrawer";
import { itemWords } from "./itemWords";
import { itemsQuery } from "./queries";

const STATES: ItemState[] = ["open", "settled", "void"];

export function ItemsTab({ project }: { project: Project }) {
  const words = useWords(itemWords);
  const states = useWords(names).item;
  const [state, setState] = useState<ItemState | undefined>();
  const [open, setOpen] = useState<number | null>(null);
  const items = useInfiniteQuery(itemsQuery(project.id, state));
  const columns = useColumns();
  const empty = state
    ? <EmptyState title={words.emptyState}>{words.emptyStateNote}</EmptyState>
    : <EmptyState title={words.empty}>{words.emptyNote}</EmptyState>;
  return (
    <Card
      title={words.title}
      aside={
        <ChoiceField
          label={words.filter} value={state ?? ""}
          onChange={(event) => setState(STATES.find((each) => each === event.target.value))}
        >
          <option value="">{words.all}</option>
          {STATES.map((each) => <option key={each} value={each}>{states[each]}</option>)}
        </ChoiceField>
      }
    >
      <Paged of={items} empty={empty}>
        {(rows) => (
          <Table
            label={words.title} columns={columns} rows={rows} rowKey={(row) => row.id}
            onOpen={(row) => setOpen(row.id)} current={open ?? undefined}
          />
        )}
      </Paged>
      <ItemDrawer itemId={open} form={project.form} onClose={() => setOpen(null)} />
    </Card>
  );
}

function useColumns(): Column<ItemRow>[] {
  const words = useWords(itemWords);
  const states = useWords(names).item;
  return [
    { key: "id", title: "#", cell: (row) => <span className="mono">{row.id}</span> },
    { key: "preview", title: words.preview, wide: true, cell: (row) => row.preview },
    { key: "language", title: words.language, cell: (row) => row.language },
    { key: "domain", title: words.domain, cell: (row) => row.domain },
    {
      key: "state", title: words.state,
      cell: (row) => <Chip tone={ITEM_TONES[row.state]}>{states[row.state]}</Chip>,
    },
    { key: "answers", title: words.answers, number: true, cell: (row) => `${row.answers}/${row.seats}` },
  ];
}
