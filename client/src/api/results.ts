// Calls about what comes out of the work: consensus, agreement, releases, training runs, reports, the audit.
import { answered, client, given } from "./client";
import type { Body, Disagreement, DisagreementCase, Rows, TrainingRun } from "./types";

type Page = { cursor?: string | undefined };

const of = (project_id: number) => ({ path: { project_id } });

export const readConsensus = (project_id: number, query: Page) => {
  const params = { path: { project_id }, query: given(query) };
  return answered(client.GET("/api/projects/{project_id}/consensus", { params }));
};
export const readAgreement = (projectId: number) =>
  answered(client.GET("/api/projects/{project_id}/agreement", { params: of(projectId) }));
export const readLeaderboard = (projectId: number) =>
  answered(client.GET("/api/projects/{project_id}/leaderboard", { params: of(projectId) }));
export const readHabits = (project_id: number, person_alias: string) =>
  answered(client.GET("/api/projects/{project_id}/people/{person_alias}/habits", { params: { path: { project_id, person_alias } } }));
export const settle = (projectId: number) =>
  answered(client.POST("/api/projects/{project_id}/settlements", { params: of(projectId) }));

export type DisagreementFilter = Page & { adjudicated?: boolean | undefined };
export const readDisagreements = (project_id: number, query: DisagreementFilter): Promise<Rows<Disagreement>> => {
  const params = { path: { project_id }, query: given(query) };
  return answered(client.GET("/api/projects/{project_id}/disagreements", { params }));
};
export const readDisagreement = (item_id: number): Promise<DisagreementCase> =>
  answered(client.GET("/api/items/{item_id}/disagreement", { params: { path: { item_id } } }));
export const adjudicate = (
  item_id: number, body: { body: Body; reason: string; revision: number },
): Promise<DisagreementCase> =>
  answered(client.PUT("/api/items/{item_id}/adjudication", { params: { path: { item_id } }, body }));

export const readReleases = (projectId: number) =>
  answered(client.GET("/api/projects/{project_id}/releases", { params: of(projectId) }));
export const makeRelease = (projectId: number, name: string) =>
  answered(client.POST("/api/projects/{project_id}/releases", { params: of(projectId), body: { name } }));

export const startTraining = (release_id: number): Promise<TrainingRun> => {
  const params = { path: { release_id } };
  return answered(client.POST("/api/releases/{release_id}/training-runs", { params, body: { method: "light_rm" } }));
};
export const readTrainingRuns = (query: Page): Promise<Rows<TrainingRun>> =>
  answered(client.GET("/api/training-runs", { params: { query: given(query) } }));
export const readTrainingRun = (run_id: number): Promise<TrainingRun> =>
  answered(client.GET("/api/training-runs/{run_id}", { params: { path: { run_id } } }));

export const readBaseReport = () => answered(client.GET("/api/reports/base"));
export const readQuality = (query: { project_id?: number | undefined; days: number }) =>
  answered(client.GET("/api/reports/quality", { params: { query: given(query) } }));

export type EventFilter = Page & { action?: string | undefined; subject?: string | undefined };
export const readEvents = (query: EventFilter) =>
  answered(client.GET("/api/audit/events", { params: { query: given(query) } }));
export const readSeals = (query: Page) =>
  answered(client.GET("/api/audit/seals", { params: { query: given(query) } }));
export const verifyAudit = () => answered(client.POST("/api/audit/verifications"));
