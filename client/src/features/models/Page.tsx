// Models in the house: the endpoints with their keys, prices and limits, and what they were used for this month.
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useMay } from "@/api/me";
import type { ModelEndpoint } from "@/api/models";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { usePageTitle } from "@/ui/pageTitle";
import { Query } from "@/ui/Query";
import { EmptyState } from "@/ui/States";
import { Table } from "@/ui/Table";
import { EmbeddedNote } from "./EmbeddedNote";
import { EndpointDialog } from "./EndpointDialog";
import { useEndpointColumns } from "./endpointColumns";
import { endpointsQuery } from "./queries";
import { TestDialog } from "./TestDialog";
import { UsageCard } from "./UsageCard";
import { modelWords } from "./words";

/** What is open over the page: a new endpoint, one that is changed, or one that is tested. */
type Over = { what: "edit"; endpoint: ModelEndpoint | null } | { what: "test"; endpoint: ModelEndpoint } | null;

export function ModelsPage() {
  const words = useWords(modelWords);
  const manages = useMay("model.manage");
  const [over, setOver] = useState<Over>(null);
  const endpoints = useQuery(endpointsQuery);
  const columns = useEndpointColumns(manages ? (endpoint) => setOver({ what: "test", endpoint }) : null);
  usePageTitle(words.title);
  return (
    <div className="stack">
      <div className="spread">
        <div>
          <h1>{words.title}</h1>
          <p className="quiet">{words.lead}</p>
        </div>
        {manages && (
          <Button weight="primary" onClick={() => setOver({ what: "edit", endpoint: null })}>{words.add}</Button>
        )}
      </div>
      <EmbeddedNote />
      <Card title={words.endpoints}>
        <Query
          of={endpoints} isEmpty={(data) => data.rows.length === 0}
          empty={<EmptyState title={words.none}>{words.noneNote}</EmptyState>}
        >
          {(data) => (
            <Table
              label={words.endpoints} columns={columns} rows={data.rows} rowKey={(row) => row.id}
              onOpen={manages ? (endpoint) => setOver({ what: "edit", endpoint }) : undefined}
            />
          )}
        </Query>
      </Card>
      <UsageCard endpoints={endpoints.data?.rows ?? []} />
      {over?.what === "edit" && <EndpointDialog endpoint={over.endpoint} onClose={() => setOver(null)} />}
      {over?.what === "test" && <TestDialog endpoint={over.endpoint} onClose={() => setOver(null)} />}
    </div>
  );
}
