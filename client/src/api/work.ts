// Calls of a day's work: claiming, drafting and submitting an answer; taking and deciding an inspection.
import { answered, client, done, given } from "./client";
import type {
  Answer, AnswerState, AnswerStored, Body, InspectionOutcome, Lease, LeaseOutcome, RecentAnswer, ReturnReason, Review,
  ReviewDraft, Rows, Work,
} from "./types";

const lease = (lease_id: number) => ({ path: { lease_id } });

/** What models have said under one's own lease, oldest first; which model it was is not told. */
export const readGenerations = (id: number) =>
  answered(client.GET("/api/leases/{lease_id}/generations", { params: lease(id) }));

export const readWork = (): Promise<Work> => answered(client.GET("/api/work"));

/** Claim the next item; `holding` names the leases this browser keeps open, so that it gets one more beside them. */
export const takeLease = (project_id: number | null, holding: number[] = []): Promise<LeaseOutcome> =>
  answered(client.POST("/api/leases", { body: { project_id, holding } }));
export const readLease = (id: number): Promise<Lease> =>
  answered(client.GET("/api/leases/{lease_id}", { params: lease(id) }));
export const beatLease = (id: number) =>
  answered(client.PUT("/api/leases/{lease_id}/heartbeat", { params: lease(id) }));

/** Give an item back; with keepalive the browser sends it even while the page closes. */
export const returnLease = (id: number, body: { reason: ReturnReason; comment: string }, keepalive = false) =>
  done(client.POST("/api/leases/{lease_id}/return", { params: lease(id), body, keepalive }));

/** Save a draft; with keepalive the browser sends it even while the page closes. */
export const saveDraft = (id: number, body: { revision: number; body: Body }, keepalive = false) =>
  answered(client.PUT("/api/leases/{lease_id}/draft", { params: lease(id), body, keepalive }));
export const submitAnswer = (leaseId: number, body: { body: Body; active_seconds: number; pasted_chars: number | null }): Promise<AnswerStored> =>
  answered(client.PUT("/api/leases/{lease_id}/answer", { params: lease(leaseId), body }));
export const readAnswers = (query: { state?: AnswerState | undefined; cursor?: string | undefined }):
  Promise<Rows<Answer>> => answered(client.GET("/api/answers", { params: { query: given(query) } }));

/** The last ten answers handed in to the project, newest first. */
export const readRecentAnswers = (project_id: number): Promise<Rows<RecentAnswer>> =>
  answered(client.GET("/api/projects/{project_id}/recent-answers", { params: { path: { project_id } } }));
export const withdrawAnswer = (answer_id: number): Promise<Lease> =>
  answered(client.POST("/api/answers/{answer_id}/withdrawal", { params: { path: { answer_id } } }));

export const takeInspection = (project_id: number | null): Promise<InspectionOutcome> =>
  answered(client.POST("/api/inspections", { body: { project_id } }));
export const readInspectionQueue = () => answered(client.GET("/api/inspections/queue"));
export const submitReview = (answer_id: number, body: ReviewDraft): Promise<Review> =>
  answered(client.PUT("/api/answers/{answer_id}/review", { params: { path: { answer_id } }, body }));
