// The organisations of the base, what each did today, and how often its work passes at once.
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useMay } from "@/api/me";
import type { Organisation } from "@/api/types";
import { number, share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { names } from "@/i18n/names";
import { named, useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { usePageTitle } from "@/ui/pageTitle";
import { Query } from "@/ui/Query";
import { EmptyState } from "@/ui/States";
import { Table, type Column } from "@/ui/Table";
import { MakeOrganisationDialog } from "./MakeOrganisationDialog";
import { organisationsQuery } from "./queries";
import { peopleWords } from "./words";

export function OrganisationsPage() {
  const words = useWords(peopleWords);
  const manages = useMay("organisation.manage");
  const [making, setMaking] = useState(false);
  const organisations = useQuery(organisationsQuery);
  const columns = useColumns();
  usePageTitle(words.organisations);
  return (
    <div className="stack">
      <div className="spread">
        <h1>{words.organisations}</h1>
        {manages && <Button weight="primary" onClick={() => setMaking(true)}>{words.makeOrganisation}</Button>}
      </div>
      <Card>
        <Query
          of={organisations} isEmpty={(data) => data.rows.length === 0}
          empty={<EmptyState title={words.organisations0}>{words.organisations0Note}</EmptyState>}
        >
          {(data) => (
            <Table label={words.organisations} columns={columns} rows={data.rows} rowKey={(row) => row.id} />
          )}
        </Query>
      </Card>
      <MakeOrganisationDialog open={making} onClose={() => setMaking(false)} />
    </div>
  );
}

function useColumns(): Column<Organisation>[] {
  const words = useWords(peopleWords);
  const kinds = useWords(names).organisation;
  const of = useLanguage();
  return [
    {
      key: "name", title: words.organisation, wide: true,
      cell: (row) => <>{named(row, of)} {row.is_sample && <Chip tone="warn">{words.sample}</Chip>}</>,
    },
    { key: "kind", title: words.kind, cell: (row) => <Chip tone="primary">{kinds[row.kind] ?? row.kind}</Chip> },
    { key: "people", title: words.peopleCount, number: true, cell: (row) => number(row.people, of) },
    { key: "annotators", title: words.annotators, number: true, cell: (row) => number(row.annotators, of) },
    { key: "today", title: words.today, number: true, cell: (row) => number(row.answers_today, of) },
    { key: "rate", title: words.firstPass, number: true, cell: (row) => share(row.first_pass_rate, of) },
  ];
}
