// Calls about ladders: where people stand, assessments, levels granted.
import { answered, client } from "./client";
import type { AssessmentDraft, Climb, LadderLevel, Rows } from "./types";

const of = (account_id: number) => ({ path: { account_id } });

export const readOwnClimbs = (): Promise<Rows<Climb>> => answered(client.GET("/api/ladders"));
export const readClimbs = (accountId: number): Promise<Rows<Climb>> =>
  answered(client.GET("/api/accounts/{account_id}/ladders", { params: of(accountId) }));
export const assess = (accountId: number, body: AssessmentDraft): Promise<Rows<Climb>> =>
  answered(client.POST("/api/accounts/{account_id}/assessments", { params: of(accountId), body }));
export const promote = (accountId: number, body: { ladder: string; level: number }) =>
  answered(client.POST("/api/accounts/{account_id}/promotions", { params: of(accountId), body }));
export const setLadder = (name: string, levels: LadderLevel[]) =>
  answered(client.PUT("/api/ladders/{name}", { params: { path: { name } }, body: { levels } }));
