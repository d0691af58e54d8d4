// One lot: its plans against what was found, its sample, and its decision under a name.
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useMay, useMe } from "@/api/me";
import type { Lot, LotDetail, LotState, Project } from "@/api/types";
import { dateTime, number } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { TextField } from "@/ui/Field";
import { Query } from "@/ui/Query";
import { ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { LOT_TONES } from "./AcceptanceTab";
import { lotQuery, useDecide } from "./queries";
import { SampleTable } from "./SampleTable";
import { SampleView } from "./SampleView";
import { acceptanceWords, companyOf } from "./words";
import style from "./acceptance.module.css";

type Props = { lotId: number; project: Project; onBack: () => void };

export function LotView({ lotId, project, onBack }: Props) {
  const words = useWords(acceptanceWords);
  const judges = useMay("lot.judge");
  const [open, setOpen] = useState<number | null>(null);
  const found = useQuery(lotQuery(lotId));
  return (
    <div className="stack">
      <div>
        <Button compact weight="quiet" onClick={() => (open === null ? onBack() : setOpen(null))}>← {words.back}</Button>
      </div>
      <Query of={found}>
        {(data) => open === null ? (
          <>
            <PlanCard detail={data} project={project} judges={judges} />
            <SampleTable detail={data} judges={judges} onOpen={setOpen} />
          </>
        ) : <SampleView key={open} detail={data} answerId={open} project={project} onOpen={setOpen} />}
      </Query>
    </div>
  );
}

/** What the sample says so far; the server decides by the same rule. */
function verdictNow(lot: Lot): LotState {
  if (lot.counts.judged < lot.drawn) return "sampling";
  const { critical, major, minor } = lot.counts;
  return critical === 0 && major <= lot.ac_major && minor <= lot.ac_minor ? "accepted" : "rejected";
}

function PlanCard({ detail, project, judges }: { detail: LotDetail; project: Project; judges: boolean }) {
  const words = useWords(acceptanceWords);
  const of = useLanguage();
  const { lot } = detail;
  const { counts } = lot;
  return (
    <Card
      title={<>{words.lot(lot.number)} · {companyOf(lot, of)}</>}
      aside={<Chip tone={LOT_TONES[lot.state]}>{words.states[lot.state]}</Chip>}
    >
      <div className="stack-s">
        <p className="small quiet">
          {words.size} {number(lot.size, of)} · {words.level} {lot.level} · {words.severities[lot.severity]} ·{" "}
          {words.guideline} {words.version(lot.guideline_version)} · {dateTime(lot.closed_at, of)}
          {lot.resubmits !== null && <> · {words.resubmits}</>}
        </p>
        <div className={style["counts"]}>
          <Chip>{words.progress(counts.judged, lot.drawn)}</Chip>
          <Chip tone={counts.critical > 0 ? "bad" : "neutral"}>{words.against(words.findings.critical, counts.critical, 0)}</Chip>
          <Chip tone={counts.major > lot.ac_major ? "bad" : "neutral"}>
            {words.against(words.major, counts.major, lot.ac_major)} (n={lot.n_major})
          </Chip>
          <Chip tone={counts.minor > lot.ac_minor ? "bad" : "neutral"}>
            {words.against(words.minor, counts.minor, lot.ac_minor)} (n={lot.n_minor})
          </Chip>
        </div>
        {lot.state === "sampling" ? judges && <Decide lot={lot} project={project} /> : <Record lot={lot} />}
      </div>
    </Card>
  );
}

function Decide({ lot, project }: { lot: Lot; project: Project }) {
  const words = useWords(acceptanceWords);
  const me = useMe();
  const [name, setName] = useState(me.person.name);
  const deciding = useDecide(project.id, lot.id, (after) => toast(words.decidedToast(words.states[after.lot.state])));
  const now = verdictNow(lot);
  const decide = () => deciding.mutate(name.trim());
  return (
    <div className="stack-s">
      <p role="status">{words.verdictNow[now === "accepted" || now === "rejected" ? now : "sampling"]}</p>
      {now !== "sampling" && (
        <div className={style["decide"]}>
          <TextField label={words.signedAs} value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
          <Button weight="primary" disabled={!name.trim()} busy={deciding.isPending} onClick={decide}>{words.decide}</Button>
        </div>
      )}
      {deciding.isError && <ErrorState error={deciding.error} />}
    </div>
  );
}

function Record({ lot }: { lot: Lot }) {
  const words = useWords(acceptanceWords);
  const of = useLanguage();
  return (
    <section className="stack-s" aria-label={words.record}>
      <h3>{words.record}</h3>
      {lot.decided_at && <p>{words.signedBy(lot.signed_as || "—", dateTime(lot.decided_at, of))}</p>}
      <p className={`small quiet mono ${style["hash"]}`}>{words.recordNote(lot.record_hash ?? "")}</p>
      <p className="small quiet">{words.seed}: <span className="mono">{lot.seed}</span></p>
    </section>
  );
}
