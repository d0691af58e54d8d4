// Which models a project's people talk to: chosen from the house's endpoints, the first answers where only one does.
import { useQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { chooseProjectModels, readEndpoints, readProjectModels } from "@/api/models";
import { useMay } from "@/api/me";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { TickField } from "@/ui/Field";
import { Query } from "@/ui/Query";
import { EmptyState, ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { endpointsCardWords } from "./endpointsCardWords";

export function EndpointsCard({ projectId }: { projectId: number }) {
  const words = useWords(endpointsCardWords);
  const manages = useMay("project.manage");
  const cache = useQueryClient();
  const endpoints = useQuery({ queryKey: ["model-endpoints"], queryFn: readEndpoints });
  const chosen = useQuery({ queryKey: ["project", projectId, "models"], queryFn: () => readProjectModels(projectId) });
  const choosing = useMutation({
    mutationFn: (ids: number[]) => chooseProjectModels(projectId, ids),
    onSuccess: (found) => {
      cache.setQueryData(["project", projectId, "models"], found);
      toast(words.saved);
    },
  });
  const ids = chosen.data?.endpoint_ids ?? [];
  return (
    <Card title={words.title}>
      <p className="small quiet">{words.note}</p>
      <Query
        of={endpoints} isEmpty={(data) => data.rows.length === 0}
        empty={<EmptyState title={words.none}>{words.noneNote}</EmptyState>}
      >
        {(data) => <div className="stack-s">{data.rows.map((each) => (
          <div key={each.id} className="line">
            <TickField
              label={<>{each.name} <span className="small quiet mono">{each.model}</span></>}
              checked={ids.includes(each.id)} disabled={!manages || choosing.isPending || !chosen.data}
              onChange={(event) => choosing.mutate(
                event.target.checked ? [...ids, each.id] : ids.filter((id) => id !== each.id),
              )}
            />
            {ids[0] === each.id
              ? <span className="small quiet">{words.first}</span>
              : ids.includes(each.id) && manages && (
                <Button
                  compact disabled={choosing.isPending}
                  onClick={() => choosing.mutate([each.id, ...ids.filter((id) => id !== each.id)])}
                >
                  {words.makeFirst}
                </Button>
              )}
          </div>
        ))}</div>}
      </Query>
      {choosing.isError && <ErrorState error={choosing.error} />}
    </Card>
  );
}
