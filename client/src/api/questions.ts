// Calls about questions: asked with an item in hand, answered by project managers.
import { queryOptions } from "@tanstack/react-query";
import { answered, client, done, given } from "./client";
import type { Question, QuestionState, Rows } from "./types";

const REFRESH_MS = 60_000;

export const askQuestion = (lease_id: number, text: string): Promise<Question> =>
  answered(client.POST("/api/leases/{lease_id}/questions", { params: { path: { lease_id } }, body: { text } }));
export const noteReply = (question_id: number) =>
  done(client.PUT("/api/questions/{question_id}/receipt", { params: { path: { question_id } } }));

/** One's own questions, on home and in the workbench; a reply that nobody has noted comes first. */
export const ownQuestionsQuery = queryOptions({
  queryKey: ["questions", "own"], refetchInterval: REFRESH_MS,
  queryFn: (): Promise<Rows<Question>> => answered(client.GET("/api/questions")),
});

/** What waits for the person: questions for their reply, and replies to their own; shown in the navigation. */
export const questionCountsQuery = queryOptions({
  queryKey: ["questions", "counts"], refetchInterval: REFRESH_MS, queryFn: () => answered(client.GET("/api/questions/counts")),
});

export type QuestionFilter = { state?: QuestionState | undefined; cursor?: string | undefined };
export const readQuestions = (project_id: number, query: QuestionFilter): Promise<Rows<Question>> =>
  answered(client.GET("/api/projects/{project_id}/questions", { params: { path: { project_id }, query: given(query) } }));
export const answerQuestion = (question_id: number, body: { reply: string; is_adopted: boolean }): Promise<Question> =>
  answered(client.PUT("/api/questions/{question_id}/reply", { params: { path: { question_id } }, body }));

/** Say whether there is a reply that its asker has not noted yet. */
export function isNews(question: Question): boolean {
  return question.replied_at !== null && question.seen_at === null;
}
