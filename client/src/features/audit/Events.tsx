// The recorded events, newest first, by action and subject.
import { useState, type FormEvent } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { AuditEvent } from "@/api/types";
import { readEvents, type EventFilter } from "@/api/results";
import { dateTime } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { BodyView } from "@/ui/BodyView";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { Dialog } from "@/ui/Dialog";
import { TextField } from "@/ui/Field";
import { Paged } from "@/ui/Paged";
import { EmptyState } from "@/ui/States";
import { Table, type Column } from "@/ui/Table";
import { auditWords } from "./words";

export function Events() {
  const words = useWords(auditWords);
  const [filter, setFilter] = useState<EventFilter>({});
  const [open, setOpen] = useState<AuditEvent | null>(null);
  const columns = useColumns();
  const events = useInfiniteQuery({
    queryKey: ["audit-events", filter],
    queryFn: ({ pageParam }) => readEvents({ ...filter, cursor: pageParam }),
    initialPageParam: undefined as string | undefined, // the first page has no cursor
    getNextPageParam: (page) => page.next ?? undefined,
  });
  return (
    <div className="stack">
      <EventsFilter onFilter={setFilter} />
      <Paged of={events} empty={<EmptyState title={words.events0}>{words.events0Note}</EmptyState>}>
        {(rows) => (
          <Table label={words.events} columns={columns} rows={rows} rowKey={(row) => row.id} onOpen={setOpen} />
        )}
      </Paged>
      <Dialog
        wide open={open !== null} onClose={() => setOpen(null)} title={open ? `${open.action} #${open.id}` : ""}
        actions={<Button onClick={() => setOpen(null)}>{words.close}</Button>}
      >
        {open && <BodyView body={open.facts} />}
      </Dialog>
    </div>
  );
}

function EventsFilter({ onFilter }: { onFilter: (filter: EventFilter) => void }) {
  const words = useWords(auditWords);
  const [action, setAction] = useState("");
  const [subject, setSubject] = useState("");
  function apply(event: FormEvent) {
    event.preventDefault();
    onFilter({ action: action.trim() || undefined, subject: subject.trim() || undefined });
  }
  return (
    <form className="line" style={{ alignItems: "end" }} onSubmit={apply}>
      <TextField label={words.filterAction} value={action} onChange={(event) => setAction(event.target.value)} />
      <TextField label={words.filterSubject} value={subject} onChange={(event) => setSubject(event.target.value)} />
      <Button type="submit">{words.apply}</Button>
    </form>
  );
}

function useColumns(): Column<AuditEvent>[] {
  const words = useWords(auditWords);
  const of = useLanguage();
  return [
    { key: "at", title: words.at, cell: (row) => dateTime(row.at, of) },
    { key: "actor", title: words.actor, cell: (row) => row.actor ?? words.house },
    { key: "organisation", title: words.organisation, cell: (row) => row.organisation ?? "—" },
    { key: "action", title: words.action, cell: (row) => <span className="mono">{row.action}</span> },
    {
      key: "subject", title: words.subject,
      cell: (row) => <span className="mono">{row.subject_kind}{row.subject_id !== null && `:${row.subject_id}`}</span>,
    },
    {
      key: "sealed", title: words.state,
      cell: (row) => (row.sealed ? <Chip tone="ok">{words.sealed}</Chip> : <Chip>{words.unsealed}</Chip>),
    },
  ];
}
