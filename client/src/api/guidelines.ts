// Calls about guidelines, apart from the project's others because the workbench needs them with its first item.
import { answered, client, done } from "./client";

export const readGuidelines = (project_id: number) =>
  answered(client.GET("/api/projects/{project_id}/guidelines", { params: { path: { project_id } } }));
export const noteGuidelineRead = (guideline_id: number) =>
  done(client.PUT("/api/guidelines/{guideline_id}/receipt", { params: { path: { guideline_id } } }));
