// Calls about how a project hands out its items.
import { answered, client } from "./client";
import type { DispatchRules, DispatchRulesShown } from "./types";

const of = (project_id: number) => ({ params: { path: { project_id } } });

export const readDispatchRules = (projectId: number): Promise<DispatchRulesShown> =>
  answered(client.GET("/api/projects/{project_id}/dispatch-rules", of(projectId)));
export const setDispatchRules = (projectId: number, body: DispatchRules): Promise<DispatchRulesShown> =>
  answered(client.PUT("/api/projects/{project_id}/dispatch-rules", { ...of(projectId), body }));
