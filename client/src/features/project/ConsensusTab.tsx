// What the answers amount to: agreement with its interval, people's estimated accuracy, and each item's consensus.
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMay } from "@/api/me";
import type { Agreement, AgreementField, ConsensusField, Form, ItemConsensus, Language, Project } from "@/api/types";
import { fieldName } from "@/i18n/fields";
import { dateTime, decimal, number, share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { Paged } from "@/ui/Paged";
import { Query } from "@/ui/Query";
import { EmptyState, ErrorState } from "@/ui/States";
import { Table } from "@/ui/Table";
import { toast } from "@/ui/toasts";
import { shownValue } from "./ConsensusFields";
import { GsbCard } from "./GsbCard";
import { ModelsCard } from "./ModelsCard";
import { PeopleCard } from "./PeopleCard";
import { RankingCard } from "./RankingCard";
import { SignalsCard } from "./SignalsCard";
import { agreementQuery, consensusQuery, useSettle } from "./queries";
import { resultWords } from "./resultWords";

const LONGEST = 60;
/** Of kinds with many fields, the ones that say most. */
const FIRST = ["ranking", "spans", "penalty", "first_error"];

export function ConsensusTab({ project }: { project: Project }) {
  const agreement = useQuery(agreementQuery(project.id));
  return (
    <div className="stack">
      <Query of={agreement}>{(data) => <AgreementCard project={project} agreement={data} />}</Query>
      {agreement.data?.gsb && <GsbCard gsb={agreement.data.gsb} />}
      <RankingCard projectId={project.id} />
      {agreement.data && <ModelsCard models={agreement.data.models} form={project.form} />}
      <ConsensusCard project={project} />
      {agreement.data && <PeopleCard project={project} people={agreement.data.people} />}
      {agreement.data && <SignalsCard signals={agreement.data.signals} />}
    </div>
  );
}

/** What answers of older forms said on fields that mean something else by now: told, and not counted. */
function LeftOut({ agreement, form }: { agreement: Agreement; form: Form }) {
  const words = useWords(resultWords);
  const of = useLanguage();
  const fields = Object.entries(agreement.left_out);
  if (fields.length === 0) return null;
  const told = fields.map(([field, votes]) => `${fieldName(field, form, of)} ${votes}`).join(of === "zh" ? "、" : ", ");
  return <p className="small"><Chip tone="warn">{words.leftOut}</Chip> {told}</p>;
}

function AgreementCard({ project, agreement }: { project: Project; agreement: Agreement }) {
  const words = useWords(resultWords);
  const of = useLanguage();
  const when = agreement.computed_at ? words.computed(dateTime(agreement.computed_at, of)) : words.notComputed;
  return (
    <Card title={words.agreement} aside={<SettleButton projectId={project.id} />}>
      <div className="stack-s">
        <p className="small quiet">{words.alphaNote} {when}</p>
        <LeftOut agreement={agreement} form={project.form} />
        {agreement.fields.length === 0
          ? <EmptyState title={words.agreement0}>{project.kind === "sft" ? words.agreementText : words.agreement0Note}</EmptyState>
          : <AgreementTable fields={agreement.fields} form={project.form} />}
      </div>
    </Card>
  );
}

function SettleButton({ projectId }: { projectId: number }) {
  const words = useWords(resultWords);
  const settling = useSettle(projectId);
  const may = useMay("consensus.settle");
  if (!may) return null;
  return (
    <div className="stack-s">
      <Button
        busy={settling.isPending}
        onClick={() => settling.mutate(undefined, { onSuccess: () => toast(words.settling) })}
      >
        {words.settle}
      </Button>
      {settling.isError && <ErrorState error={settling.error} />}
    </div>
  );
}

function AgreementTable({ fields, form }: { fields: AgreementField[]; form: Form }) {
  const words = useWords(resultWords);
  const of = useLanguage();
  const alpha = ({ value, low, high }: AgreementField) =>
    value === null ? words.few : `${decimal(value, 3, of)} [${decimal(low, 3, of)}, ${decimal(high, 3, of)}]`;
  return (
    <Table
      label={words.agreement} rows={fields} rowKey={(row) => row.field}
      columns={[
        { key: "field", title: words.field, cell: (row) => fieldName(row.field, form, of) },
        { key: "level", title: words.level, cell: (row) => words.levels[row.level] ?? row.level },
        { key: "alpha", title: words.alpha, number: true, cell: alpha },
        { key: "items", title: words.items, number: true, cell: (row) => number(row.items, of) },
        { key: "answers", title: words.answers, number: true, cell: (row) => number(row.answers, of) },
      ]}
    />
  );
}

function ConsensusCard({ project }: { project: Project }) {
  const words = useWords(resultWords);
  const of = useLanguage();
  const consensus = useInfiniteQuery(consensusQuery(project.id));
  const sure = (row: ItemConsensus) => telling(row)[0]?.confidence ?? null;
  return (
    <Card title={words.consensus}>
      <Paged of={consensus} empty={<EmptyState title={words.consensus0}>{words.consensus0Note}</EmptyState>}>
        {(rows) => (
          <Table
            label={words.consensus} rows={rows} rowKey={(row) => row.item_id}
            columns={[
              { key: "item", title: words.item, cell: (row) => <span className="mono">#{row.item_id}</span> },
              { key: "preview", title: words.preview, wide: true, cell: (row) => row.preview },
              { key: "value", title: words.consensus, cell: (row) => summary(row, project.form, of) },
              { key: "sure", title: words.sure, number: true, cell: (row) => share(sure(row), of) },
              { key: "answers", title: words.answers, number: true, cell: (row) => row.answers },
            ]}
          />
        )}
      </Paged>
    </Card>
  );
}

/** The fields with those that say most in front: of a ranking the order, not its pairs. */
function telling({ fields }: ItemConsensus): ConsensusField[] {
  return [...fields.filter((each) => FIRST.includes(each.field)).toReversed(), ...fields.filter((each) => !FIRST.includes(each.field))];
}

function summary(row: ItemConsensus, form: Form, of: Language): string {
  const shown = telling(row).slice(0, 2).map((each) =>
    `${fieldName(each.field, form, of)}: ${shownValue(each, form, of)}`.slice(0, LONGEST));
  return shown.join("; ") + (row.fields.length > 2 ? " …" : "");
}
