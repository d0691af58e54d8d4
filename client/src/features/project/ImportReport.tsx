// What became of one file: the counts, and each refused line with its field and reason.
import { useInfiniteQuery } from "@tanstack/react-query";
import type { Import } from "@/api/types";
import { number } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useReasons } from "@/i18n/useReasons";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Figures } from "@/ui/Figures";
import { Paged } from "@/ui/Paged";
import { EmptyState } from "@/ui/States";
import { Table } from "@/ui/Table";
import { importWords } from "./importWords";
import { problemsQuery } from "./queries";

export function ImportReport({ of: shown, onClose }: { of: Import | null; onClose: () => void }) {
  const words = useWords(importWords);
  return (
    <Dialog
      side open={shown !== null} onClose={onClose} title={shown ? `${words.report} · ${shown.file_name}` : ""}
      actions={<Button onClick={onClose}>{words.close}</Button>}
    >
      {shown && <Report of={shown} />}
    </Dialog>
  );
}

function Report({ of: shown }: { of: Import }) {
  const words = useWords(importWords);
  const of = useLanguage();
  const inWords = useReasons();
  const counts = (["lines", "kept", "duplicates", "refused"] as const).map((key) => ({
    key, name: words[key], value: number(shown[key], of),
  }));
  const allThere = shown.state === "done" && shown.lines > 0 && shown.duplicates === shown.lines;
  return (
    <div className="stack">
      <Figures figures={counts} />
      {allThere && <EmptyState title={words.twice}>{words.twiceNote}</EmptyState>}
      {shown.failure !== null && <EmptyState title={words.failed}>{inWords(shown.failure)}</EmptyState>}
      {!allThere && <Problems importId={shown.id} />}
    </div>
  );
}

function Problems({ importId }: { importId: number }) {
  const words = useWords(importWords);
  const inWords = useReasons();
  const problems = useInfiniteQuery(problemsQuery(importId));
  return (
    <Paged of={problems} empty={<p className="quiet">{words.report0}</p>}>
      {(rows) => (
        <Table
          label={words.report} rows={rows} rowKey={(row) => `${row.line}.${row.field}.${row.reason}`}
          columns={[
            { key: "line", title: words.line, number: true, cell: (row) => row.line },
            {
              key: "field", title: words.field,
              cell: (row) => <span className="mono">{inWords(row.field) || "—"}</span>,
            },
            { key: "reason", title: words.reason, wide: true, cell: (row) => inWords(row.reason) },
          ]}
        />
      )}
    </Paged>
  );
}
