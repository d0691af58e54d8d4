// The project's gold: how each answer is known, how many met it and were right; one can be retired.
import { useState } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { GoldRow, Project } from "@/api/types";
import { dateTime, share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { Paged } from "@/ui/Paged";
import { Table } from "@/ui/Table";
import { toast } from "@/ui/toasts";
import { goldQuery, useRetire } from "./queries";
import { goldWords } from "./words";
import style from "../project.module.css";

export function GoldCard({ project }: { project: Project }) {
  const words = useWords(goldWords);
  const of = useLanguage();
  const found = useInfiniteQuery(goldQuery(project.id));
  return (
    <Card title={words.list}>
      <Paged of={found} empty={<p className="small quiet">{words.list0}</p>}>
        {(rows) => (
          <div className={style["tall"]}>
            <Table
              label={words.list} rows={rows} rowKey={(row) => row.item_id}
              columns={[
                { key: "item", title: words.item, wide: true, cell: (row) => <><span className="mono">#{row.item_id}</span> {row.preview}</> },
                { key: "origin", title: words.origin, cell: (row) => words.origins[row.origin] },
                { key: "met", title: words.met, number: true, cell: (row) => row.handed_out },
                {
                  key: "right", title: words.right, number: true,
                  cell: (row) => row.answered === 0 ? "–" : `${row.right} / ${row.answered} · ${share(row.right / row.answered, of)}`,
                },
                { key: "since", title: words.since, cell: (row) => dateTime(row.added_at, of) },
                { key: "retire", title: "", cell: (row) => <Retire project={project} row={row} /> },
              ]}
            />
          </div>
        )}
      </Paged>
    </Card>
  );
}

function Retire({ project, row }: { project: Project; row: GoldRow }) {
  const words = useWords(goldWords);
  const retiring = useRetire(project.id);
  const [asks, ask] = useState(false);
  if (row.retired_at !== null) return <Chip>{words.retired}</Chip>;
  if (!asks) return <Button compact weight="quiet" onClick={() => ask(true)}>{words.retire}</Button>;
  return (
    <span className="line">
      <span className="small">{words.retireAsk}</span>
      <Button
        compact busy={retiring.isPending}
        onClick={() => retiring.mutate(row.item_id, { onSuccess: () => toast(words.retiredNow) })}
      >
        {words.retire}
      </Button>
      <Button compact weight="quiet" onClick={() => ask(false)}>{words.cancel}</Button>
    </span>
  );
}
