// What the tab of gold and people asks, and what it does.
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { readCourses } from "@/api/courses";
import {
  liftPause, promoteItems, readGold, readGoldCandidates, readPauses, readStandingRule, readStandings, retireGold, setStandingRule,
} from "@/api/standing";
import type { Rows, StandingRule } from "@/api/types";

const LIVELY_MS = 20_000;
const IMPORTING_MS = 5_000; // a file of gold is read by a job
const paged = {
  initialPageParam: undefined as string | undefined, // the first page has no cursor
  getNextPageParam: (page: Rows<unknown>) => page.next ?? undefined,
};

export const ruleQuery = (id: number) => queryOptions({
  queryKey: ["project", id, "standing-rule"], queryFn: () => readStandingRule(id), refetchInterval: IMPORTING_MS,
});
export const standingsQuery = (id: number) => queryOptions({
  queryKey: ["project", id, "standings"], queryFn: () => readStandings(id), refetchInterval: LIVELY_MS,
});
export const pausesQuery = (id: number) => queryOptions({
  queryKey: ["project", id, "pauses"], queryFn: () => readPauses(id), refetchInterval: LIVELY_MS,
});
export const goldQuery = (id: number) => infiniteQueryOptions({
  ...paged, queryKey: ["project", id, "gold"], queryFn: ({ pageParam }) => readGold(id, { cursor: pageParam }),
  refetchInterval: IMPORTING_MS,
});
export const candidatesQuery = (id: number) => infiniteQueryOptions({
  ...paged, queryKey: ["project", id, "gold-candidates"],
  queryFn: ({ pageParam }) => readGoldCandidates(id, { cursor: pageParam }),
});
export const coursesQuery = queryOptions({ queryKey: ["courses"], queryFn: readCourses, staleTime: 60_000 });

function useAct<Input, Output>(projectId: number, act: (input: Input) => Promise<Output>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: act, onSuccess: () => cache.invalidateQueries({ queryKey: ["project", projectId] }),
  });
}

export const useSetRule = (projectId: number) =>
  useAct(projectId, (rule: StandingRule) => setStandingRule(projectId, rule));
type Lift = { pause: number; reason: string };
export const useLift = (projectId: number) => useAct(projectId, ({ pause, reason }: Lift) => liftPause(pause, reason));
export const usePromote = (projectId: number) => useAct(projectId, (items: number[]) => promoteItems(projectId, items));
export const useRetire = (projectId: number) => useAct(projectId, (item: number) => retireGold(projectId, item));
