// Calls about appeals: made by authors, decided by project managers.
import { answered, client, given } from "./client";
import type { Appeal, Rows } from "./types";

export const appealReview = (review_id: number, text: string): Promise<Appeal> =>
  answered(client.POST("/api/reviews/{review_id}/appeal", { params: { path: { review_id } }, body: { text } }));

export type AppealFilter = { is_open?: boolean | undefined; cursor?: string | undefined };
export const readAppeals = (project_id: number, query: AppealFilter): Promise<Rows<Appeal>> =>
  answered(client.GET("/api/projects/{project_id}/appeals", { params: { path: { project_id }, query: given(query) } }));
export const decideAppeal = (appeal_id: number, body: { is_granted: boolean; reason: string }): Promise<Appeal> =>
  answered(client.PUT("/api/appeals/{appeal_id}/decision", { params: { path: { appeal_id } }, body }));
