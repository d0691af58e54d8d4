// What the models page asks and does.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import {
  changeEndpoint, makeEndpoint, readEndpoints, readModelUsage, readPresets, testEndpoint, type ModelEndpointDraft,
} from "@/api/models";

export const endpointsQuery = queryOptions({ queryKey: ["model-endpoints"], queryFn: readEndpoints });
export const presetsQuery = queryOptions({ queryKey: ["model-presets"], queryFn: readPresets });
export const usageQuery = queryOptions({ queryKey: ["model-usage"], queryFn: readModelUsage });

/** Make an endpoint, or change the one of this number. */
export function useSaveEndpoint() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ id, draft }: { id: number | null; draft: ModelEndpointDraft }) =>
      id === null ? makeEndpoint(draft) : changeEndpoint(id, draft),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["model-endpoints"] }),
  });
}

export function useTestEndpoint() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: testEndpoint,
    onSuccess: () => cache.invalidateQueries({ queryKey: ["model-usage"] }),
  });
}
