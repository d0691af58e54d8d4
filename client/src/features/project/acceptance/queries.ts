// What the acceptance tab asks, and what it does.
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import {
  closeLot, decideLot, judgeAnswer, previewPlan, readAcceptance, readLot, readSampleAnswer, resumeAcceptance,
  setAcceptanceRule,
} from "@/api/acceptance";
import type { AcceptanceRule, FindingDraft, LotDetail, PlanWish } from "@/api/types";
import { loadKind } from "@/kinds/catalog";

export const acceptanceQuery = (projectId: number) => queryOptions({
  queryKey: ["project", projectId, "acceptance"], queryFn: () => readAcceptance(projectId),
});
export const planQuery = (projectId: number, wish: PlanWish) => queryOptions({
  queryKey: ["project", projectId, "plan", wish], queryFn: () => previewPlan(projectId, wish),
  placeholderData: keepPreviousData,
});
export const lotQuery = (lotId: number) => queryOptions({ queryKey: ["lot", lotId], queryFn: () => readLot(lotId) });
export const sampleQuery = (lotId: number, answerId: number) => queryOptions({
  queryKey: ["lot", lotId, "answer", answerId],
  queryFn: async () => {
    const found = await readSampleAnswer(lotId, answerId);
    await loadKind(found.project.kind);
    return found;
  },
});

/** `said` runs before the page is drawn anew: what acted may be gone afterwards, and its own callbacks with it. */
function useAct<Input, Output>(projectId: number, act: (input: Input) => Promise<Output>, said?: (output: Output) => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (output) => {
      said?.(output);
      return Promise.all([
        cache.invalidateQueries({ queryKey: ["project", projectId] }),
        cache.invalidateQueries({ queryKey: ["lot"] }),
      ]);
    },
  });
}

export const useSetRule = (projectId: number, said: () => void) =>
  useAct(projectId, (rule: AcceptanceRule) => setAcceptanceRule(projectId, rule), said);
export const useCloseLot = (projectId: number) =>
  useAct(projectId, (wish: { org_id: number; guideline_id: number }) => closeLot(projectId, wish));
export const useResume = (projectId: number, said: () => void) =>
  useAct(projectId, (orgId: number) => resumeAcceptance(projectId, orgId), said);
export const useJudge = (projectId: number, lotId: number, said: () => void) =>
  useAct(projectId, ({ answerId, ...draft }: FindingDraft & { answerId: number }) => judgeAnswer(lotId, answerId, draft), said);
export const useDecide = (projectId: number, lotId: number, said: (after: LotDetail) => void) =>
  useAct(projectId, (name: string) => decideLot(lotId, name), said);
