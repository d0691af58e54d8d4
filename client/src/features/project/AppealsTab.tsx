// Appeals against verdicts, open ones first to be decided by a third person.
import { useState } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { Appeal, Project } from "@/api/types";
import { ago } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { names } from "@/i18n/names";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { AreaField, ChoiceField } from "@/ui/Field";
import { Paged } from "@/ui/Paged";
import { EmptyState, ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { VERDICT_TONES } from "@/ui/tones";
import { appealWords } from "./appealWords";
import { ItemDrawer } from "./ItemDrawer";
import { appealsQuery, useDecideAppeal } from "./queries";
import style from "./project.module.css";

type Shown = "open" | "decided" | "all";
const SHOWN: Shown[] = ["open", "decided", "all"];
const OPEN: Record<Shown, boolean | undefined> = { open: true, decided: false, all: undefined };

export function AppealsTab({ project }: { project: Project }) {
  const words = useWords(appealWords);
  const [shown, setShown] = useState<Shown>("open");
  const [item, setItem] = useState<number | null>(null);
  const appeals = useInfiniteQuery(appealsQuery(project.id, OPEN[shown]));
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
      <Paged of={appeals} empty={<EmptyState title={shown === "open" ? words.empty : words.emptyAll}>{words.emptyNote}</EmptyState>}>
        {(rows) => rows.map((row) => (
          <AppealRow key={row.id} appeal={row} projectId={project.id} onItem={() => setItem(row.item_id)} />
        ))}
      </Paged>
      <ItemDrawer itemId={item} project={project} onClose={() => setItem(null)} />
    </Card>
  );
}

function AppealRow({ appeal, projectId, onItem }: { appeal: Appeal; projectId: number; onItem: () => void }) {
  const words = useWords(appealWords);
  const { verdict, reason } = useWords(names);
  const of = useLanguage();
  return (
    <article className={`${style["dimension"]} stack-s`}>
      <div className="line">
        <strong>{words.by(appeal.author_alias)}</strong>
        <span className="small quiet">{ago(appeal.made_at, Date.now(), of)}</span>
        <Button compact weight="quiet" onClick={onItem}>{words.item} #{appeal.item_id}</Button>
      </div>
      <div className="line">
        <Chip tone={VERDICT_TONES[appeal.verdict]}>{verdict[appeal.verdict]}</Chip>
        {appeal.reason_codes.map((code) => <Chip key={code}>{reason[code]}</Chip>)}
        <span className="small quiet">{words.inspector(appeal.inspector_alias)} {appeal.comment && `· ${appeal.comment}`}</span>
      </div>
      <p className="prewrap"><b>{words.says}</b> {appeal.text}</p>
      {appeal.is_granted === null ? <Decide appeal={appeal} projectId={projectId} /> : (
        <div className="line">
          <Chip tone={appeal.is_granted ? "ok" : "neutral"}>{appeal.is_granted ? words.granted : words.declined}</Chip>
          <span className="prewrap">{appeal.reason}</span>
        </div>
      )}
    </article>
  );
}

function Decide({ appeal, projectId }: { appeal: Appeal; projectId: number }) {
  const words = useWords(appealWords);
  const [reason, setReason] = useState("");
  const deciding = useDecideAppeal(projectId, () => toast(words.done));
  const decide = (is_granted: boolean) => deciding.mutate({ id: appeal.id, is_granted, reason });
  return (
    <div className="stack-s">
      <AreaField
        label={words.reason} rows={2} value={reason} maxLength={4000} placeholder={words.hint}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="line">
        <Button compact weight="primary" disabled={!reason.trim()} busy={deciding.isPending} onClick={() => decide(true)}>{words.grant}</Button>
        <Button compact disabled={!reason.trim()} busy={deciding.isPending} onClick={() => decide(false)}>{words.decline}</Button>
        <span className="small quiet">{words.note}</span>
      </div>
      {deciding.isError && <ErrorState error={deciding.error} />}
    </div>
  );
}
