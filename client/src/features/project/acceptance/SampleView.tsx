// One answer of a sample as its judge reads it, and what is found in it: by mouse, or 1 to 4 and Ctrl+Enter.
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import type { Finding, LotDetail, Project, ReasonCode, SampleAnswer } from "@/api/types";
import { names } from "@/i18n/names";
import { useWords } from "@/i18n/words";
import { kindNamed } from "@/kinds/catalog";
import type { KindProps, Reading } from "@/kinds/contract";
import { useActions } from "@/lib/keys/useActions";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Dialog } from "@/ui/Dialog";
import { AreaField, TickField } from "@/ui/Field";
import { Key } from "@/ui/Key";
import { Query } from "@/ui/Query";
import { ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { sampleQuery, useJudge } from "./queries";
import { acceptanceWords } from "./words";
import style from "./acceptance.module.css";

const FINDINGS: Finding[] = ["good", "minor", "major", "critical", "illegal"];
const CODES: ReasonCode[] = [
  "factual_error", "incomplete", "off_topic", "wrong_preference", "weak_reason", "format", "language", "unsafe",
  "copied", "other",
];
type Props = { detail: LotDetail; answerId: number; project: Project; onOpen: (answerId: number | null) => void };

export function SampleView({ detail, answerId, project, onOpen }: Props) {
  const words = useWords(acceptanceWords);
  const found = useQuery(sampleQuery(detail.lot.id, answerId));
  return (
    <Query of={found}>
      {(open) => (
        <div className={style["case"]}>
          <div className="stack">
            <Card title={<>{words.item} <span className="mono">#{open.item_id}</span></>}>
              <Reading open={open} />
            </Card>
            <Card title={words.answer}><Answer open={open} /></Card>
          </div>
          <Judging open={open} detail={detail} project={project} onOpen={onOpen} />
        </div>
      )}
    </Query>
  );
}

const languageOf = (open: SampleAnswer) => (open.language === "zh" ? "zh-CN" : open.language);

function Reading({ open }: { open: SampleAnswer }) {
  const kind = kindNamed(open.project.kind);
  const [reading, setReading] = useState<Reading>({ raw: false, synced: true, promptOpen: true, diff: false });
  const fields: KindProps = {
    form: open.project.form, view: open.view, lang: languageOf(open), body: open.body, change: () => undefined,
    locked: true, reading, toggle: (which) => setReading((now) => ({ ...now, [which]: !now[which] })),
    active: null, setActive: () => undefined, problems: [], leaseId: null,
  };
  return <div className={style["stage"]}><kind.Stage {...fields} /></div>;
}

function Answer({ open }: { open: SampleAnswer }) {
  const kind = kindNamed(open.project.kind);
  return <kind.Viewer form={open.project.form} view={open.view} body={open.body} lang={languageOf(open)} />;
}

type JudgingProps = {
  open: SampleAnswer; detail: LotDetail; project: Project; onOpen: (answerId: number | null) => void;
};

function Judging({ open, detail, project, onOpen }: JudgingProps) {
  const words = useWords(acceptanceWords);
  const { reason } = useWords(names);
  const drawn = detail.sample.find((each) => each.answer_id === open.answer_id);
  const [finding, setFinding] = useState<Finding | null>(drawn?.finding ?? null);
  const [codes, setCodes] = useState<string[]>(drawn?.reason_codes ?? []);
  const [comment, setComment] = useState(drawn?.comment ?? "");
  const [asking, setAsking] = useState(false);
  const [tried, setTried] = useState(false);
  const judging = useJudge(project.id, detail.lot.id, () => toast(words.stored));
  const may = open.may_judge && detail.lot.state === "sampling";
  const next = detail.sample.find((each) => each.finding === null && each.answer_id !== open.answer_id);
  const lacks = finding !== null && finding !== "good" && codes.length === 0;
  function send() {
    if (finding === null) return;
    setAsking(false);
    const reason_codes = finding === "good" ? [] : CODES.filter((code) => codes.includes(code));
    judging.mutate({ answerId: open.answer_id, finding, reason_codes, comment }, {
      onSuccess: () => onOpen(finding === "illegal" ? null : next?.answer_id ?? null),
    });
  }
  function store() {
    setTried(true);
    if (!may || finding === null || lacks) return;
    if (finding === "illegal") return setAsking(true);
    send();
  }
  useActions(may ? [
    ...FINDINGS.slice(0, 4).map((each, at) => ({
      id: `find-${each}`, label: words.findings[each], keys: [String(at + 1)], run: () => setFinding(each),
    })),
    { id: "store", label: words.store, keys: ["Mod+Enter"], inText: true, run: store },
  ] : []);
  const flip = (code: string) => setCodes((now) => now.includes(code) ? now.filter((each) => each !== code) : [...now, code]);
  return (
    <Card title={words.of(open.place, detail.lot.drawn)}>
      <div className="stack-s">
        {!open.may_judge && <p>{words.own}</p>}
        <div role="radiogroup" aria-label={words.finding} className={style["findings"]}>
          {FINDINGS.map((each, at) => (
            <label key={each} data-chosen={finding === each || undefined}>
              <input type="radio" name="finding" disabled={!may} checked={finding === each} onChange={() => setFinding(each)} />
              <span>{words.findings[each]}</span>
              {at < 4 ? <Key>{String(at + 1)}</Key> : <span />}
            </label>
          ))}
        </div>
        {finding && <p className="small quiet">{words.findingNotes[finding]}</p>}
        {finding && finding !== "good" && (
          <fieldset className={style["codes"]}>
            <legend>{words.reasons}</legend>
            {CODES.map((code) => (
              <TickField key={code} label={reason[code] ?? code} disabled={!may} checked={codes.includes(code)} onChange={() => flip(code)} />
            ))}
          </fieldset>
        )}
        {tried && lacks && <p role="alert" className="small">{words.needsReason}</p>}
        <AreaField
          label={words.comment} rows={3} value={comment} disabled={!may} maxLength={5000} placeholder={words.commentHint}
          onChange={(event) => setComment(event.target.value)}
        />
        <Button weight="primary" hint="Control+Enter" disabled={!may || finding === null} busy={judging.isPending} onClick={store}>
          {words.store}
        </Button>
        {judging.isError && <ErrorState error={judging.error} />}
      </div>
      <Dialog
        open={asking} title={words.findings.illegal} onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{words.cancel}</Button>
            <Button weight="danger" onClick={send}>{words.confirm}</Button>
          </>
        }
      >
        <p>{words.illegalAsk}</p>
      </Dialog>
    </Card>
  );
}
