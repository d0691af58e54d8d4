// What a route answers when the person may not, or the address is not there, or loading failed.
import type { ErrorComponentProps } from "@/lib/routing";
import { Link, useRouter } from "@/lib/routing";
import type { Me, Permit } from "@/api/types";
import { useWords } from "@/i18n/words";
import { buttonClass } from "@/ui/Button";
import { EmptyState, ErrorState } from "@/ui/States";
import { mayAny } from "./areas";
import { shellWords } from "./words";

export class ForbiddenError extends Error {
  readonly permits: Permit[];

  constructor(permits: Permit[]) {
    super(`needs one of: ${permits.join(", ")}`);
    this.permits = permits;
  }
}

/** Refuse a route to a person who has none of its permits. */
export function demand(me: Me, permits: Permit[]): void {
  if (!mayAny(me, permits)) throw new ForbiddenError(permits);
}

export function RouteFailure({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  if (error instanceof ForbiddenError) return <ForbiddenPage permits={error.permits} />;
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return <div className="page"><ErrorState error={error} onRetry={retry} /></div>;
}

export function NotFoundPage() {
  const words = useWords(shellWords);
  return (
    <div className="page">
      <EmptyState title={words.notFound} action={<HomeLink />}>{words.notFoundNote}</EmptyState>
    </div>
  );
}

export function NoAreasPage() {
  const words = useWords(shellWords);
  return <div className="page"><EmptyState title={words.noAreas}>{words.noAreasNote}</EmptyState></div>;
}

function ForbiddenPage({ permits }: { permits: Permit[] }) {
  const words = useWords(shellWords);
  return (
    <div className="page">
      <EmptyState title={words.forbidden} action={<HomeLink />}>
        {words.forbiddenNote}<span className="mono">{permits.join(" / ")}</span> {words.askWho}
      </EmptyState>
    </div>
  );
}

function HomeLink() {
  const words = useWords(shellWords);
  return <Link to="/" className={buttonClass("plain", true)}>{words.toHome}</Link>;
}
