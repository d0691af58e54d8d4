// What the generation card asks and does.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import {
  estimateGeneration, readGenerationJobs, resumeGeneration, startGeneration, stopGeneration, type GenerationJobDraft,
} from "@/api/models";

const LIVELY_MS = 2000;

export const generationJobsQuery = (projectId: number) => queryOptions({
  queryKey: ["project", projectId, "generation-jobs"], queryFn: () => readGenerationJobs(projectId),
  refetchInterval: ({ state }) =>
    state.data?.rows.some((each) => each.state === "queued" || each.state === "running") ? LIVELY_MS : false,
});

export const useEstimate = (projectId: number) =>
  useMutation({ mutationFn: (draft: GenerationJobDraft) => estimateGeneration(projectId, draft) });

function useJobAct<Input>(projectId: number, act: (input: Input) => Promise<unknown>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () => cache.invalidateQueries({ queryKey: ["project", projectId] }),
  });
}

export const useStartGeneration = (projectId: number) =>
  useJobAct(projectId, (draft: GenerationJobDraft) => startGeneration(projectId, draft));
export const useStopGeneration = (projectId: number) => useJobAct(projectId, stopGeneration);
export const useResumeGeneration = (projectId: number) => useJobAct(projectId, resumeGeneration);
