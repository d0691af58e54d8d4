// The final answer and its reason; beside them what the consensus says now and what was decided before.
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import type { Decision, DisagreementCase, Project } from "@/api/types";
import { dateTime } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { kindNamed } from "@/kinds/catalog";
import type { KindProps } from "@/kinds/contract";
import { focusField } from "@/kinds/focus";
import { useActions } from "@/lib/keys/useActions";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { AreaField } from "@/ui/Field";
import { ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { ConsensusFields } from "./ConsensusFields";
import { disagreementWords } from "./disagreementWords";
import { itemQuery, useAdjudicate, useFormOf } from "./queries";
import style from "./disagreement.module.css";

type Props = { open: DisagreementCase; project: Project; fields: KindProps; onTry: () => void };

export function DecisionForm({ open, project, fields, onTry }: Props) {
  const words = useWords(disagreementWords);
  const kind = kindNamed(project.kind);
  return (
    <Card title={words.final}>
      <div className={style["decision"]}>
        <div className={style["fields"]}><kind.Fields {...fields} /></div>
        <div className="stack">
          {kind.Bar && <div className={style["bar"]}><kind.Bar {...fields} /></div>}
          {open.is_author
            ? <p className="quiet">{words.author}</p>
            : <ReasonAndSend open={open} project={project} fields={fields} onTry={onTry} />}
          <Earlier open={open} project={project} lang={fields.lang} />
          <Now itemId={open.item_id} project={project} />
        </div>
      </div>
    </Card>
  );
}

function ReasonAndSend({ open, project, fields, onTry }: Props) {
  const words = useWords(disagreementWords);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(0);
  const deciding = useAdjudicate(project.id);
  const problems = kindNamed(project.kind).complete(project.form, fields.body, open.view);
  const revision = open.decisions[0]?.revision ?? 0;
  function decide() {
    onTry();
    setMissing(problems.length);
    if (problems[0]) return focusField(problems[0].path);
    if (!reason.trim()) return focusField("adjudication-reason");
    deciding.mutate(
      { itemId: open.item_id, body: fields.body, reason, revision }, { onSuccess: () => toast(words.done(open.item_id)) },
    );
  }
  useActions([{ id: "decide", label: words.decide, keys: ["Mod+Enter"], inText: true, run: decide }]);
  return (
    <div className="stack-s">
      <AreaField
        label={words.reason} rows={3} value={reason} maxLength={5000} placeholder={words.reasonHint}
        data-field="adjudication-reason" onChange={(event) => setReason(event.target.value)}
      />
      <div className="line">
        <Button
          weight="primary" hint="Control+Enter" disabled={!reason.trim()} busy={deciding.isPending} onClick={decide}
        >
          {revision > 0 ? words.decideAgain : words.decide}
        </Button>
        {missing > 0 && problems.length > 0 && <span role="status" className="small">{words.incomplete(problems.length)}</span>}
      </div>
      <p className="small quiet">{words.note2}</p>
      {deciding.isError && <ErrorState error={deciding.error} />}
    </div>
  );
}

function Earlier({ open, project, lang }: { open: DisagreementCase; project: Project; lang: string }) {
  const words = useWords(disagreementWords);
  return (
    <section className="stack-s">
      <h3>{words.earlier}</h3>
      {open.decisions.length === 0 && <p className="small quiet">{words.earlier0}</p>}
      {open.decisions.map((each) => <OneDecision key={each.id} decision={each} open={open} project={project} lang={lang} />)}
    </section>
  );
}

type OneProps = { decision: Decision; open: DisagreementCase; project: Project; lang: string };

function OneDecision({ decision, open, project, lang }: OneProps) {
  const words = useWords(disagreementWords);
  const of = useLanguage();
  const kind = kindNamed(project.kind);
  const form = useFormOf(project)(decision.form_version);
  return (
    <details className={style["earlier"]}>
      <summary>
        {words.decision(decision.revision, decision.person_alias, dateTime(decision.decided_at, of))} · {decision.reason}
      </summary>
      <kind.Viewer form={form} view={open.view} body={decision.body} lang={lang} />
    </details>
  );
}

function Now({ itemId, project }: { itemId: number; project: Project }) {
  const words = useWords(disagreementWords);
  const consensus = useQuery(itemQuery(itemId)).data?.consensus;
  return (
    <section className="stack-s">
      <h3>{words.consensus}</h3>
      {consensus
        ? <ConsensusFields fields={consensus.fields} form={project.form} />
        : <p className="small quiet">{words.noConsensus}</p>}
    </section>
  );
}
