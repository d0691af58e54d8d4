// The router on the page: each route of the branch drawn inside its parent's Outlet, and a failure where it happened.
import { Component, createContext, useContext, useSyncExternalStore, type ComponentType, type ReactNode } from "react";
import type { Params } from "./paths";
import type { Search } from "./route";
import type { Router, Shown, Target } from "./router";

export type ErrorComponentProps = { error: unknown; reset: () => void };
type Pages = { NotFound: ComponentType; Failure: ComponentType<ErrorComponentProps> };
type Routing = Shown & { router: Router; pages: Pages };

const RoutingContext = createContext<Routing | null>(null);
const Depth = createContext(0);

export function RouterProvider({ router, ...pages }: Pages & { router: Router }) {
  const shown = useSyncExternalStore(router.subscribe, router.current);
  if (!shown) return null;
  return (
    <RoutingContext value={{ ...shown, router, pages }}>
      <Outlet />
    </RoutingContext>
  );
}

/** Where a route's child is drawn. */
export function Outlet() {
  const { branch, failure, pages, place } = useRouting();
  const depth = useContext(Depth);
  const Page = branch[depth]?.options.component ?? Outlet;
  // The root frames an unknown address too; what is not found stands in its place.
  if (depth >= branch.length) return branch.length === 1 ? <pages.NotFound /> : null;
  return (
    <Depth value={depth + 1}>
      {failure?.depth === depth
        ? <pages.Failure error={failure.error} reset={() => undefined} />
        : <Fence key={`fence-${depth}`} place={place.href} Failure={pages.Failure}><Page /></Fence>}
    </Depth>
  );
}

export function useRouting(): Routing {
  const routing = useContext(RoutingContext);
  if (!routing) throw new Error("a page outside the router");
  return routing;
}

export function useRouter(): Router {
  return useRouting().router;
}

export function useParams(): Params {
  return useRouting().params;
}

/** Read what stands behind the question mark. */
export function useSearch(): Search {
  return Object.fromEntries(new URLSearchParams(useRouting().place.search));
}

export function useNavigate(): (target: Target) => Promise<void> {
  const { router } = useRouting();
  return (target) => router.go(target);
}

type FenceProps = { place: string; Failure: ComponentType<ErrorComponentProps>; children: ReactNode };

/** Keeps a page that throws from taking the frame around it along; another address is a new chance. */
class Fence extends Component<FenceProps, { error: unknown; place: string }> {
  override state = { error: null as unknown, place: this.props.place }; // nothing has been thrown yet

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  static getDerivedStateFromProps({ place }: FenceProps, state: { place: string }) {
    return place === state.place ? null : { error: null, place };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <this.props.Failure error={error} reset={() => this.setState({ error: null })} />;
  }
}
