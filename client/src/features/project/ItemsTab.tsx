// The project's items, or their answers, by what they are filtered by; an item opens in a drawer at the side.
import { useState } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { ItemWish } from "@/api/projects";
import type { ItemRow, Project } from "@/api/types";
import { decimal } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { names } from "@/i18n/names";
import { useWords } from "@/i18n/words";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { Paged } from "@/ui/Paged";
import { EmptyState } from "@/ui/States";
import { Table, type Column } from "@/ui/Table";
import { Tabs } from "@/ui/Tabs";
import { ITEM_TONES } from "@/ui/tones";
import { AnswersList } from "./AnswersList";
import { exploreWords } from "./exploreWords";
import { ItemDrawer } from "./ItemDrawer";
import { ItemFilterBar } from "./ItemFilterBar";
import { itemWords } from "./itemWords";
import { itemsQuery } from "./queries";

export function ItemsTab({ project }: { project: Project }) {
  const words = useWords(itemWords);
  const explore = useWords(exploreWords);
  const [mode, setMode] = useState<"items" | "answers">("items");
  const [wish, setWish] = useState<ItemWish>({});
  const [open, setOpen] = useState<number | null>(null);
  const modes = [
    { key: "items" as const, label: explore.modes.items }, { key: "answers" as const, label: explore.modes.answers },
  ];
  return (
    <Card title={words.title} aside={<Tabs label={explore.mode} tabs={modes} chosen={mode} onChoose={setMode} />}>
      <div className="stack">
        <ItemFilterBar projectId={project.id} wish={wish} onWish={setWish} />
        {mode === "items"
          ? <ItemList project={project} wish={wish} open={open} onOpen={setOpen} />
          : <AnswersList project={project} wish={wish} onOpen={setOpen} />}
      </div>
      <ItemDrawer itemId={open} project={project} onClose={() => setOpen(null)} />
    </Card>
  );
}

type ListProps = { project: Project; wish: ItemWish; open: number | null; onOpen: (itemId: number) => void };

function ItemList({ project, wish, open, onOpen }: ListProps) {
  const words = useWords(itemWords);
  const items = useInfiniteQuery(itemsQuery(project.id, wish));
  const columns = useColumns();
  const isFiltered = Object.values(wish).some((value) => value !== undefined);
  const empty = isFiltered
    ? <EmptyState title={words.emptyState}>{words.emptyStateNote}</EmptyState>
    : <EmptyState title={words.empty}>{words.emptyNote}</EmptyState>;
  return (
    <Paged of={items} empty={empty}>
      {(rows) => (
        <Table
          label={words.title} columns={columns} rows={rows} rowKey={(row) => row.id}
          onOpen={(row) => onOpen(row.id)} current={open ?? undefined}
        />
      )}
    </Paged>
  );
}

function useColumns(): Column<ItemRow>[] {
  const words = useWords(itemWords);
  const states = useWords(names).item;
  const of = useLanguage();
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
    {
      key: "disagreement", title: words.disagreement, number: true,
      cell: (row) => (row.disagreement === null ? "—" : decimal(row.disagreement, 2, of)),
    },
  ];
}
