// What the page of screens asks and does.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { makeScreen, readScreens, renewLink, revokeScreen } from "@/api/wall";

export const screensQuery = queryOptions({ queryKey: ["screens"], queryFn: readScreens });

export function useMakeScreen() {
  const cache = useQueryClient();
  return useMutation({ mutationFn: makeScreen, onSuccess: () => cache.invalidateQueries(screensQuery) });
}

export function useRenewLink() {
  const cache = useQueryClient();
  return useMutation({ mutationFn: renewLink, onSuccess: () => cache.invalidateQueries(screensQuery) });
}

export function useRevokeScreen() {
  const cache = useQueryClient();
  return useMutation({ mutationFn: revokeScreen, onSuccess: () => cache.invalidateQueries(screensQuery) });
}
