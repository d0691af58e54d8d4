// Finished items whose answer is known: tick some, and they become gold.
import { useState } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { Project } from "@/api/types";
import { decimal } from "@/i18n/format";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { Paged } from "@/ui/Paged";
import { ErrorState } from "@/ui/States";
import { Table } from "@/ui/Table";
import { toast } from "@/ui/toasts";
import { candidatesQuery, usePromote } from "./queries";
import { goldWords } from "./words";
import style from "../project.module.css";

export function CandidatesCard({ project }: { project: Project }) {
  const words = useWords(goldWords);
  const found = useInfiniteQuery(candidatesQuery(project.id));
  const [chosen, choose] = useState<ReadonlySet<number>>(new Set());
  const promoting = usePromote(project.id);
  const turn = (item: number) => choose((before) => {
    const after = new Set(before);
    if (!after.delete(item)) after.add(item);
    return after;
  });
  const promote = () => promoting.mutate([...chosen], {
    onSuccess: (done) => {
      choose(new Set());
      toast(words.made(done.planted));
    },
  });
  return (
    <Card title={words.promote}>
      <div className="stack-s">
        <p className="small quiet">{words.promoteNote}</p>
        <Paged of={found} empty={<p className="small">{words.promote0}</p>}>
          {(rows) => (
            <div className={style["tall"]}>
              <Table
                label={words.promote} rows={rows} rowKey={(row) => row.item_id}
                columns={[
                  {
                    key: "tick", title: "", cell: (row) => (
                      <input
                        type="checkbox" aria-label={words.choose(row.item_id)} checked={chosen.has(row.item_id)}
                        onChange={() => turn(row.item_id)}
                      />
                    ),
                  },
                  { key: "item", title: words.item, wide: true, cell: (row) => <><span className="mono">#{row.item_id}</span> {row.preview}</> },
                  { key: "answers", title: words.answers, number: true, cell: (row) => row.answers },
                  { key: "apart", title: words.apart, number: true, cell: (row) => row.disagreement === null ? "–" : decimal(row.disagreement) },
                  { key: "decided", title: "", cell: (row) => row.is_adjudicated && <Chip tone="ok">{words.decided}</Chip> },
                ]}
              />
            </div>
          )}
        </Paged>
        {promoting.isError && <ErrorState error={promoting.error} />}
        <div><Button weight="primary" disabled={chosen.size === 0} busy={promoting.isPending} onClick={promote}>{words.make(chosen.size)}</Button></div>
      </div>
    </Card>
  );
}
