// Calls about model endpoints: where models are, what they cost, and which a project uses.
import { answered, client } from "./client";
import type { components } from "./schema";

type Schema = components["schemas"];
export type ModelEndpoint = Schema["ModelEndpoint"];
export type ModelEndpointDraft = Schema["ModelEndpointDraft"];
export type ModelPreset = Schema["ModelPreset"];
export type ModelPresets = Schema["ModelPresets"];
export type ModelTest = Schema["ModelTest"];
export type ModelUsage = Schema["ModelUsage"];

const at = (endpoint_id: number) => ({ params: { path: { endpoint_id } } });
const of = (project_id: number) => ({ params: { path: { project_id } } });

export const readEndpoints = () => answered(client.GET("/api/model-endpoints"));
export const readPresets = () => answered(client.GET("/api/model-presets"));
export const readModelUsage = () => answered(client.GET("/api/model-usage"));
export const makeEndpoint = (body: ModelEndpointDraft) => answered(client.POST("/api/model-endpoints", { body }));
export const changeEndpoint = (id: number, body: ModelEndpointDraft) =>
  answered(client.PUT("/api/model-endpoints/{endpoint_id}", { ...at(id), body }));
export const testEndpoint = (id: number) => answered(client.POST("/api/model-endpoints/{endpoint_id}/tests", at(id)));
export const readProjectModels = (id: number) => answered(client.GET("/api/projects/{project_id}/models", of(id)));
export const chooseProjectModels = (id: number, endpoint_ids: number[]) =>
  answered(client.PUT("/api/projects/{project_id}/models", { ...of(id), body: { endpoint_ids } }));

export type GenerationJob = Schema["GenerationJob"];
export type GenerationJobDraft = Schema["GenerationJobDraft"];

export const readGenerationJobs = (id: number) =>
  answered(client.GET("/api/projects/{project_id}/generation-jobs", of(id)));
export const estimateGeneration = (id: number, body: GenerationJobDraft) =>
  answered(client.POST("/api/projects/{project_id}/generation-estimates", { ...of(id), body }));
export const startGeneration = (id: number, body: GenerationJobDraft) =>
  answered(client.POST("/api/projects/{project_id}/generation-jobs", { ...of(id), body }));
const job = (job_id: number) => ({ params: { path: { job_id } } });
export const stopGeneration = (id: number) => answered(client.POST("/api/generation-jobs/{job_id}/stop", job(id)));
export const resumeGeneration = (id: number) =>
  answered(client.POST("/api/generation-jobs/{job_id}/resumption", job(id)));
