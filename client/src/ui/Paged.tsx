// A list that comes page by page, with the states of a query and a button for the rest.
import type { ReactNode } from "react";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import type { Rows } from "@/api/types";
import { useWords } from "@/i18n/words";
import { Button } from "./Button";
import { ErrorState, Skeleton } from "./States";
import { uiWords } from "./words";

type PagedProps<Row> = {
  of: UseInfiniteQueryResult<InfiniteData<Rows<Row>>>; empty: ReactNode; children: (rows: Row[]) => ReactNode;
};

export function Paged<Row>({ of, empty, children }: PagedProps<Row>) {
  const words = useWords(uiWords);
  const retry = () => void of.refetch();
  if (of.data === undefined) {
    return of.isError ? <ErrorState error={of.error} onRetry={retry} /> : <Skeleton lines={6} />;
  }
  const rows = of.data.pages.flatMap((page) => page.rows);
  return (
    <div className="stack-s">
      {of.isError && <ErrorState error={of.error} onRetry={retry} />}
      {rows.length === 0 ? empty : children(rows)}
      {of.hasNextPage && (
        <div>
          <Button compact busy={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>{words.more}</Button>
        </div>
      )}
    </div>
  );
}
