// One item to decide: what was asked, what people answered side by side, and the final answer with its reason.
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import type { Body, Decision, DisagreementCase, Project } from "@/api/types";
import { decimal } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { kindNamed } from "@/kinds/catalog";
import type { KindProps, Reading } from "@/kinds/contract";
import { activeKey } from "@/kinds/dimensions";
import { kindWords } from "@/kinds/words";
import { useActions } from "@/lib/keys/useActions";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { Query } from "@/ui/Query";
import { AnswersBeside } from "./AnswersBeside";
import { DecisionForm } from "./DecisionForm";
import { disagreementWords } from "./disagreementWords";
import { caseQuery } from "./queries";
import style from "./disagreement.module.css";

type Props = { itemId: number; project: Project; onBack: () => void };

export function AdjudicationView({ itemId, project, onBack }: Props) {
  const words = useWords(disagreementWords);
  const found = useQuery(caseQuery(itemId));
  return (
    <div className="stack">
      <div><Button compact weight="quiet" onClick={onBack}>← {words.back}</Button></div>
      <Query of={found}>
        {(data) => <CaseView key={data.decisions[0]?.revision ?? 0} open={data} project={project} />}
      </Query>
    </div>
  );
}

function CaseView({ open, project }: { open: DisagreementCase; project: Project }) {
  const words = useWords(disagreementWords);
  const of = useLanguage();
  const kind = kindNamed(project.kind);
  const [body, setBody] = useState<Body>(latestOf(open, project)?.body ?? kind.emptyBody(project.form));
  const [tried, setTried] = useState(false);
  const fields = useFields({ open, project, body, setBody, tried });
  useKindKeys(fields, project);
  return (
    <>
      <Card
        title={<>{words.read} <span className="mono">#{open.item_id}</span></>}
        aside={open.disagreement !== null && <Chip tone="warn">{words.disagreement} {decimal(open.disagreement, 2, of)}</Chip>}
      >
        <div className={style["stage"]}><kind.Stage {...fields} /></div>
      </Card>
      <AnswersBeside open={open} project={project} onStart={open.is_author ? undefined : setBody} lang={fields.lang} />
      <DecisionForm open={open} project={project} fields={fields} onTry={() => setTried(true)} />
    </>
  );
}

type Edited = {
  open: DisagreementCase; project: Project; body: Body; setBody: (body: Body) => void; tried: boolean;
};

function useFields({ open, project, body, setBody, tried }: Edited): KindProps {
  const { form } = project;
  const kind = kindNamed(project.kind);
  const [reading, setReading] = useState<Reading>({ raw: false, synced: true, promptOpen: true, diff: false });
  const [active, setActive] = useState<string | null>(activeKey(form, null));
  return {
    form, view: open.view, lang: open.language === "zh" ? "zh-CN" : open.language, body, change: setBody,
    locked: open.is_author, reading, toggle: (which) => setReading((now) => ({ ...now, [which]: !now[which] })),
    active, setActive, problems: tried ? kind.complete(form, body, open.view) : [],
  };
}

/** The kind's own keys, as in the workbench. */
function useKindKeys(fields: KindProps, project: Project): void {
  const words = useWords(kindWords);
  const language = useLanguage();
  const kind = kindNamed(project.kind);
  useActions(fields.locked ? [] : kind.actions({ ...fields, words, language }));
}

/** The newest decision, where it was made with the newest form; an older one is only read. */
function latestOf(open: DisagreementCase, project: Project): Decision | undefined {
  return open.decisions[0]?.form_version === project.form_version ? open.decisions[0] : undefined;
}
