// What a project's page asks, and what it does.
import {
  infiniteQueryOptions, queryOptions, useMutation, useQuery, useQueryClient,
} from "@tanstack/react-query";
import { readGuidelines } from "@/api/guidelines";
import {
  publishGuideline, readFacets, readImportProblems, readImports, readItem, readItemHistory, readItems, readOverlap,
  readProject, readProjectAnswers, readReceipts, returnAnswers, type ItemWish,
  setOverlap, setProjectState,
} from "@/api/projects";
import {
  adjudicate, makeRelease, readAgreement, readConsensus, readDisagreement, readDisagreements, readHabits, readLeaderboard, readReleases, settle, startTraining,
} from "@/api/results";
import { readForms } from "@/api/forms";
import { decideAppeal, readAppeals } from "@/api/appeals";
import { answerQuestion, readQuestions } from "@/api/questions";
import type { Body, Form, OverlapRule, Project, ProjectState, QuestionState, ReasonCode, Rows } from "@/api/types";

const LIVELY_MS = 10_000;
const IMPORTING_MS = 1500;

const paged = {
  initialPageParam: undefined as string | undefined, // the first page has no cursor
  getNextPageParam: (page: Rows<unknown>) => page.next ?? undefined,
};

export const projectQuery = (id: number) => queryOptions({
  queryKey: ["project", id], queryFn: () => readProject(id), refetchInterval: LIVELY_MS,
});
export const formsQuery = (id: number) => queryOptions({
  queryKey: ["project", id, "forms"], queryFn: () => readForms(id), staleTime: 60_000,
});
/** The form of a version, or the newest while the versions are on their way. */
export function useFormOf(project: Project): (version: number) => Form {
  const forms = useQuery({ ...formsQuery(project.id), enabled: project.form_version > 1 }).data?.rows ?? [];
  return (version) => forms.find((each) => each.version === version)?.body ?? project.form;
}
export const itemsQuery = (id: number, wish: ItemWish) => infiniteQueryOptions({
  ...paged, queryKey: ["project", id, "items", wish],
  queryFn: ({ pageParam }) => readItems(id, { ...wish, cursor: pageParam }),
});
export const projectAnswersQuery = (id: number, wish: ItemWish) => infiniteQueryOptions({
  ...paged, queryKey: ["project", id, "answers", wish],
  queryFn: ({ pageParam }) => readProjectAnswers(id, { ...wish, cursor: pageParam }),
});
export const facetsQuery = (id: number) => queryOptions({
  queryKey: ["project", id, "facets"], queryFn: () => readFacets(id),
});
export const historyQuery = (itemId: number) => queryOptions({
  queryKey: ["item", itemId, "history"], queryFn: () => readItemHistory(itemId),
});
export const itemQuery = (id: number) => queryOptions({
  queryKey: ["item", id], queryFn: () => readItem(id),
});
export const importsQuery = (id: number) => queryOptions({
  queryKey: ["project", id, "imports"], queryFn: () => readImports(id),
  refetchInterval: ({ state }) =>
    state.data?.rows.some((each) => each.state === "received" || each.state === "running") ? IMPORTING_MS : false,
});
export const problemsQuery = (importId: number) => infiniteQueryOptions({
  ...paged, queryKey: ["import", importId, "problems"],
  queryFn: ({ pageParam }) => readImportProblems(importId, { cursor: pageParam }),
});
export const guidelinesQuery = (id: number) => queryOptions({
  queryKey: ["project", id, "guidelines"], queryFn: () => readGuidelines(id),
});
export const receiptsQuery = (id: number) => queryOptions({
  queryKey: ["project", id, "receipts"], queryFn: () => readReceipts(id),
});
export const questionsQuery = (id: number, state: QuestionState | undefined) => infiniteQueryOptions({
  ...paged, queryKey: ["project", id, "questions", state ?? "all"],
  queryFn: ({ pageParam }) => readQuestions(id, { state, cursor: pageParam }),
});
export const appealsQuery = (id: number, is_open: boolean | undefined) => infiniteQueryOptions({
  ...paged, queryKey: ["project", id, "appeals", is_open ?? "all"],
  queryFn: ({ pageParam }) => readAppeals(id, { is_open, cursor: pageParam }),
});
export const disagreementsQuery = (id: number, adjudicated: boolean | undefined) => infiniteQueryOptions({
  ...paged, queryKey: ["project", id, "disagreements", adjudicated ?? "all"],
  queryFn: ({ pageParam }) => readDisagreements(id, { adjudicated, cursor: pageParam }),
});
export const leaderboardQuery = (id: number) => queryOptions({
  queryKey: ["project", id, "leaderboard"], queryFn: () => readLeaderboard(id),
});
export const habitsQuery = (id: number, alias: string) => queryOptions({
  queryKey: ["project", id, "habits", alias], queryFn: () => readHabits(id, alias),
});
export const caseQuery = (itemId: number) => queryOptions({
  queryKey: ["case", itemId], queryFn: () => readDisagreement(itemId),
});
export const consensusQuery = (id: number) => infiniteQueryOptions({
  ...paged, queryKey: ["project", id, "consensus"],
  queryFn: ({ pageParam }) => readConsensus(id, { cursor: pageParam }),
});
export const agreementQuery = (id: number) => queryOptions({
  queryKey: ["project", id, "agreement"], queryFn: () => readAgreement(id),
});
export const releasesQuery = (id: number) => queryOptions({
  queryKey: ["project", id, "releases"], queryFn: () => readReleases(id),
});

/**
 * Run an act on the project and ask again for all that hangs from it. `said` runs before that: what acted may then be
 * gone, and its own callbacks with it.
 */
function useProjectAct<Input, Output>(id: number, act: (input: Input) => Promise<Output>, said?: () => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      said?.();
      return Promise.all([
        cache.invalidateQueries({ queryKey: ["project", id] }),
        cache.invalidateQueries({ queryKey: ["projects"] }),
        cache.invalidateQueries({ queryKey: ["questions"] }), // a reply may have been among them
      ]);
    },
  });
}

export const overlapQuery = (id: number) => queryOptions({
  queryKey: ["project", id, "overlap"], queryFn: () => readOverlap(id),
});
export const useSetOverlap = (id: number) => useProjectAct(id, (rule: OverlapRule) => setOverlap(id, rule));
export const useSetState = (id: number) =>
  useProjectAct(id, (state: ProjectState) => setProjectState(id, state));
export const usePublishGuideline = (id: number) =>
  useProjectAct(id, (body: string) => publishGuideline(id, body));
type Reply = { id: number; reply: string; is_adopted: boolean };
export const useAnswerQuestion = (projectId: number) =>
  useProjectAct(projectId, ({ id, ...reply }: Reply) => answerQuestion(id, reply));
type Ruled = { id: number; is_granted: boolean; reason: string };
export const useDecideAppeal = (projectId: number, said: () => void) =>
  useProjectAct(projectId, ({ id, ...ruled }: Ruled) => decideAppeal(id, ruled), said);
type Returns = { answer_ids: number[]; reason_codes: ReasonCode[]; comment: string };
export const useReturnAnswers = (id: number) => useProjectAct(id, (returns: Returns) => returnAnswers(id, returns));
export const useSettle = (id: number) => useProjectAct(id, () => settle(id));
export const useMakeRelease = (id: number) => useProjectAct(id, (name: string) => makeRelease(id, name));
export const useStartTraining = (id: number) => useProjectAct(id, (releaseId: number) => startTraining(releaseId));

type Ruling = { itemId: number; body: Body; reason: string; revision: number };
export function useAdjudicate(projectId: number) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ itemId, ...ruling }: Ruling) => adjudicate(itemId, ruling),
    onSuccess: (found, { itemId }) => {
      cache.setQueryData(caseQuery(itemId).queryKey, found);
      return cache.invalidateQueries({ queryKey: ["project", projectId] });
    },
    onError: (_error, { itemId }) => cache.invalidateQueries({ queryKey: ["case", itemId] }),
  });
}
