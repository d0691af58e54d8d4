// Calls about lots: how a project accepts, what waits, samples and decisions.
import { answered, client } from "./client";
import type {
  Acceptance, AcceptanceRule, FindingDraft, Lot, LotDetail, PlanPreview, PlanWish, SampleAnswer,
} from "./types";

const of = (project_id: number) => ({ path: { project_id } });

export const readAcceptance = (projectId: number): Promise<Acceptance> =>
  answered(client.GET("/api/projects/{project_id}/acceptance", { params: of(projectId) }));
export const setAcceptanceRule = (projectId: number, body: AcceptanceRule): Promise<Acceptance> =>
  answered(client.PUT("/api/projects/{project_id}/acceptance-rule", { params: of(projectId), body }));
export const previewPlan = (projectId: number, query: PlanWish): Promise<PlanPreview> =>
  answered(client.GET("/api/projects/{project_id}/acceptance-plan", { params: { ...of(projectId), query } }));
export const closeLot = (projectId: number, body: { org_id: number; guideline_id: number }): Promise<Lot> =>
  answered(client.POST("/api/projects/{project_id}/lots", { params: of(projectId), body }));
export const resumeAcceptance = (projectId: number, org_id: number) =>
  answered(client.POST("/api/projects/{project_id}/acceptance-resumptions", { params: of(projectId), body: { org_id } }));
export const readLot = (lot_id: number): Promise<LotDetail> =>
  answered(client.GET("/api/lots/{lot_id}", { params: { path: { lot_id } } }));
export const readSampleAnswer = (lot_id: number, answer_id: number): Promise<SampleAnswer> =>
  answered(client.GET("/api/lots/{lot_id}/answers/{answer_id}", { params: { path: { lot_id, answer_id } } }));
export const judgeAnswer = (lot_id: number, answer_id: number, body: FindingDraft): Promise<LotDetail> =>
  answered(client.PUT("/api/lots/{lot_id}/answers/{answer_id}/finding", { params: { path: { lot_id, answer_id } }, body }));
export const decideLot = (lot_id: number, signed_as: string): Promise<LotDetail> =>
  answered(client.PUT("/api/lots/{lot_id}/decision", { params: { path: { lot_id } }, body: { signed_as } }));
