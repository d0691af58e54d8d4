// What the profile asks and does with tokens.
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { makeToken, readTokens, revokeToken } from "@/api/access";

export const tokensQuery = queryOptions({ queryKey: ["tokens"], queryFn: readTokens });

export function useMakeToken() {
  const cache = useQueryClient();
  return useMutation({ mutationFn: makeToken, onSuccess: () => cache.invalidateQueries(tokensQuery) });
}

export function useRevokeToken() {
  const cache = useQueryClient();
  return useMutation({ mutationFn: revokeToken, onSuccess: () => cache.invalidateQueries(tokensQuery) });
}
