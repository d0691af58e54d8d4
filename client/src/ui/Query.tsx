// Draws a query in its closed set of states, so that no page can forget one of them. Old rows stay on the
// screen while new ones load; a failure beside old rows is a line above them and not an empty page.
import type { ReactNode } from "react";
import type { UseQueryResult } from "@tanstack/react-query";
import { ErrorState, Skeleton } from "./States";

type QueryProps<T> = {
  of: UseQueryResult<T>; children: (data: T) => ReactNode;
  skeleton?: ReactNode;
  isEmpty?: ((data: T) => boolean) | undefined;
  empty?: ReactNode;
};

export function Query<T>({ of, children, skeleton, isEmpty, empty }: QueryProps<T>) {
  const retry = () => void of.refetch();
  if (of.data === undefined) {
    return of.isError ? <ErrorState error={of.error} onRetry={retry} /> : <>{skeleton ?? <Skeleton />}</>;
  }
  return (
    <>
      {of.isError && <ErrorState error={of.error} onRetry={retry} />}
      {isEmpty?.(of.data) ? empty : children(of.data)}
    </>
  );
}
