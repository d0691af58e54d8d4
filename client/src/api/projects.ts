// Calls about a project: its settings, guideline, imports and items.
import { answered, client, given } from "./client";
import type {
  AnswersReturned, AnswerState, ImportFormat, ImportPurpose, Item, ItemState, Project, ProjectDraft, ProjectState, ReasonCode, Rows, OverlapRule,
} from "./types";

type Page = { cursor?: string | undefined };

const of = (project_id: number) => ({ path: { project_id } });

export const readProjects = (query: Page = {}): Promise<Rows<Project>> =>
  answered(client.GET("/api/projects", { params: { query: given(query) } }));
export const makeProject = (body: ProjectDraft): Promise<Project> => answered(client.POST("/api/projects", { body }));
export const readProject = (id: number): Promise<Project> =>
  answered(client.GET("/api/projects/{project_id}", { params: of(id) }));
export const setProjectState = (id: number, state: ProjectState): Promise<Project> =>
  answered(client.PUT("/api/projects/{project_id}/state", { params: of(id), body: { state } }));

export const readOverlap = (projectId: number) =>
  answered(client.GET("/api/projects/{project_id}/overlap", { params: of(projectId) }));
export const setOverlap = (projectId: number, body: OverlapRule) =>
  answered(client.PUT("/api/projects/{project_id}/overlap", { params: of(projectId), body }));

export const publishGuideline = (projectId: number, body_md: string) =>
  answered(client.POST("/api/projects/{project_id}/guidelines", { params: of(projectId), body: { body_md } }));

export const readReceipts = (projectId: number) =>
  answered(client.GET("/api/projects/{project_id}/receipts", { params: of(projectId) }));

export const readImports = (projectId: number) =>
  answered(client.GET("/api/projects/{project_id}/imports", { params: of(projectId) }));
export const readImportProblems = (import_id: number, query: Page) => {
  const params = { path: { import_id }, query: given(query) };
  return answered(client.GET("/api/imports/{import_id}/problems", { params }));
};

/** Where a file is sent; the sending itself is in upload.ts, because only there progress can be seen. */
export function importAddress(
  projectId: number, format: ImportFormat, filename: string, purpose: ImportPurpose = "work",
): string {
  return `/api/projects/${projectId}/imports?${new URLSearchParams({ format, filename, purpose })}`;
}

export type ItemWish = {
  state?: ItemState | undefined; answer_state?: AnswerState | undefined; person?: string | undefined;
  language?: string | undefined; domain?: string | undefined; disagreement?: number | undefined;
};
type ItemFilter = Page & ItemWish;
export const readItems = (project_id: number, query: ItemFilter) => {
  const params = { path: { project_id }, query: given(query) };
  return answered(client.GET("/api/projects/{project_id}/items", { params }));
};
export const readProjectAnswers = (project_id: number, query: ItemFilter) => {
  const params = { path: { project_id }, query: given(query) };
  return answered(client.GET("/api/projects/{project_id}/answers", { params }));
};
export const readFacets = (projectId: number) =>
  answered(client.GET("/api/projects/{project_id}/facets", { params: of(projectId) }));
export const readItemHistory = (item_id: number) =>
  answered(client.GET("/api/items/{item_id}/history", { params: { path: { item_id } } }));
export const returnAnswers = (
  projectId: number, body: { answer_ids: number[]; reason_codes: ReasonCode[]; comment: string },
): Promise<AnswersReturned> =>
  answered(client.POST("/api/projects/{project_id}/returns", { params: of(projectId), body }));
export const readItem = (item_id: number): Promise<Item> =>
  answered(client.GET("/api/items/{item_id}", { params: { path: { item_id } } }));
