// Who is signed in, as a query that the whole client shares.
import { queryOptions, useQuery } from "@tanstack/react-query";
import { readMe } from "./access";
import type { Me, Permit } from "./types";

export const meQuery = queryOptions({ queryKey: ["me"], queryFn: readMe, staleTime: 5 * 60_000 });

/** Give the signed-in person; only for pages behind the shell, where there always is one. */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error("useMe outside the shell");
  return data;
}

export function useMay(permit: Permit): boolean {
  return useMe().permits.includes(permit);
}
