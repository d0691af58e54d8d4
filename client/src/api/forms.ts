// Calls about the versions of a project's form.
import { answered, client } from "./client";
import type { Body, Form, FormVersion, Rows } from "./types";

export type FormPublication = { body: Form; note: string; after_version: number; tried: Body; shown: number };

const of = (project_id: number) => ({ path: { project_id } });

export const readForms = (projectId: number): Promise<Rows<FormVersion>> =>
  answered(client.GET("/api/projects/{project_id}/forms", { params: of(projectId) })) as Promise<Rows<FormVersion>>; // a form is open JSON to the schema
export const publishForm = (projectId: number, body: FormPublication): Promise<FormVersion> =>
  answered(client.POST("/api/projects/{project_id}/forms", { params: of(projectId), body })) as Promise<FormVersion>; // see above
