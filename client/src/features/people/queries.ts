// What the people and organisations pages ask and do.
import {
  infiniteQueryOptions, queryOptions, useMutation, useQueryClient,
} from "@tanstack/react-query";
import {
  grantCertificate, makeAccount, makeOrganisation, readAccounts, readOrganisations, setAccountState,
  type AccountFilter,
} from "@/api/access";
import type { AccountState } from "@/api/types";

export const organisationsQuery = queryOptions({ queryKey: ["organisations"], queryFn: readOrganisations });

export const accountsQuery = (filter: AccountFilter) => infiniteQueryOptions({
  queryKey: ["accounts", filter],
  queryFn: ({ pageParam }) => readAccounts({ ...filter, cursor: pageParam }),
  initialPageParam: undefined as string | undefined, // the first page has no cursor
  getNextPageParam: (page) => page.next ?? undefined,
  placeholderData: (before) => before,
});

function usePeopleAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => Promise.all([
      cache.invalidateQueries({ queryKey: ["accounts"] }),
      cache.invalidateQueries({ queryKey: ["organisations"] }),
    ]),
  });
}

export const useMakeAccount = () => usePeopleAct(makeAccount);
export const useMakeOrganisation = () => usePeopleAct(makeOrganisation);
export const useSetAccountState = () =>
  usePeopleAct(({ id, ...change }: { id: number; state: AccountState; reason: string }) =>
    setAccountState(id, change));
export const useGrantCertificate = () =>
  usePeopleAct(({ id, ...grant }: { id: number; skill: string; days: number }) => grantCertificate(id, grant));
