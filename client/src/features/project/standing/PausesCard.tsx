// Who was paused and on what evidence, and what brought them back; a manager lets somebody back with a reason.
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import type { PauseOfPerson, Project } from "@/api/types";
import { dateTime, decimal, share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { Dialog } from "@/ui/Dialog";
import { AreaField } from "@/ui/Field";
import { ErrorState } from "@/ui/States";
import { Table, type Column } from "@/ui/Table";
import { toast } from "@/ui/toasts";
import { pausesQuery, useLift } from "./queries";
import { goldWords } from "./words";
import style from "../project.module.css";

export function PausesCard({ project }: { project: Project }) {
  const words = useWords(goldWords);
  const rows = useQuery(pausesQuery(project.id)).data?.rows ?? [];
  const [lifting, lift] = useState<PauseOfPerson | null>(null);
  const columns = useColumns(lift);
  if (rows.length === 0) return null;
  return (
    <Card title={words.pauses}>
      <p className="small quiet">{words.pausesNote}</p>
      <div className={style["tall"]}><Table label={words.pauses} rows={rows} rowKey={(row) => row.id} columns={columns} /></div>
      {lifting && <LiftDialog project={project} pause={lifting} onClose={() => lift(null)} />}
    </Card>
  );
}

function useColumns(lift: (pause: PauseOfPerson) => void): Column<PauseOfPerson>[] {
  const words = useWords(goldWords);
  const of = useLanguage();
  return [
    { key: "person", title: words.person, cell: (row) => <span className="mono">{row.person_alias}</span> },
    { key: "since", title: words.pausedAt, cell: (row) => dateTime(row.paused_at, of) },
    {
      key: "evidence", title: words.evidence, wide: true,
      cell: ({ evidence: { right, seen, high, pause_bp } }) =>
        words.seen(decimal(right, Number.isInteger(right) ? 0 : 1, of), seen, share(high, of), share(pause_bp / 10_000, of)),
    },
    { key: "handled", title: words.handled, cell: (row) => `${words.handling[row.handling]} · ${row.handled}` },
    {
      key: "back", title: words.back, wide: true,
      cell: (row) => row.lifted_at === null
        ? <span className="line"><Chip tone="warn">{words.inForce}</Chip><Button compact onClick={() => lift(row)}>{words.lift}</Button></span>
        : <>{dateTime(row.lifted_at, of)} · {row.by_exam ? words.byExam : row.lift_reason}</>,
    },
  ];
}

function LiftDialog({ project, pause, onClose }: { project: Project; pause: PauseOfPerson; onClose: () => void }) {
  const words = useWords(goldWords);
  const [reason, write] = useState("");
  const lifting = useLift(project.id);
  const lift = () => lifting.mutate({ pause: pause.id, reason }, {
    onSuccess: () => {
      toast(words.lifted);
      onClose();
    },
  });
  return (
    <Dialog
      open title={words.liftAsk(pause.person_alias)} onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button weight="primary" busy={lifting.isPending} disabled={reason.trim() === ""} onClick={lift}>{words.lift}</Button>
        </>
      }
    >
      <AreaField label={words.reason} help={words.reasonHint} value={reason} onChange={(event) => write(event.target.value)} />
      {lifting.isError && <ErrorState error={lifting.error} />}
    </Dialog>
  );
}
