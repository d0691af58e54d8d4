// Calls about gold and about how people stand.
import { answered, client, done, given } from "./client";
import type { StandingRule } from "./types";

type Page = { cursor?: string | undefined };
const of = (project_id: number) => ({ path: { project_id } });

export const readStandingRule = (projectId: number) =>
  answered(client.GET("/api/projects/{project_id}/standing-rule", { params: of(projectId) }));
export const setStandingRule = (projectId: number, body: StandingRule) =>
  answered(client.PUT("/api/projects/{project_id}/standing-rule", { params: of(projectId), body }));
export const readGold = (projectId: number, query: Page) =>
  answered(client.GET("/api/projects/{project_id}/gold", { params: { ...of(projectId), query: given(query) } }));
export const readGoldCandidates = (projectId: number, query: Page) =>
  answered(client.GET("/api/projects/{project_id}/gold-candidates", { params: { ...of(projectId), query: given(query) } }));
export const promoteItems = (projectId: number, item_ids: number[]) =>
  answered(client.POST("/api/projects/{project_id}/gold", { params: of(projectId), body: { item_ids } }));
export const retireGold = (project_id: number, item_id: number) =>
  done(client.DELETE("/api/projects/{project_id}/gold/{item_id}", { params: { path: { project_id, item_id } } }));
export const readStandings = (projectId: number) =>
  answered(client.GET("/api/projects/{project_id}/standings", { params: of(projectId) }));
export const readOwnStanding = () => answered(client.GET("/api/standing"));
export const readPauses = (projectId: number) =>
  answered(client.GET("/api/projects/{project_id}/pauses", { params: of(projectId) }));
export const liftPause = (pause_id: number, reason: string) =>
  answered(client.PUT("/api/pauses/{pause_id}/lift", { params: { path: { pause_id } }, body: { reason } }));
export const readOwnLanguages = () => answered(client.GET("/api/me/languages"));
export const tellLanguages = (languages: string[]) => answered(client.PUT("/api/me/languages", { body: { languages } }));
export const readWeak = () => answered(client.GET("/api/standings/weak"));
