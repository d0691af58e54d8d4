// Where the person is and what is shown there. A page changes only when its gates have passed and its chunks are
// here; until then the old one stays. The newest move wins over one that is still under way.
import { buildPath, exactness, isUnder, matchPath, type Params } from "./paths";
import { Redirect, type Place, type Route, type Search } from "./route";

export type Target = { to: string; params?: Params; search?: Search; replace?: boolean };
/** What is shown: a branch of routes from the root down, and where one of them failed, at which depth and why. */
export type Shown = { place: Place; branch: readonly Route[]; params: Params; failure: { depth: number; error: unknown } | null };
type Found = { branch: readonly Route[]; params: Params };
type Leaf = { pattern: string; branch: readonly Route[]; later: (() => Promise<void>) | undefined };

const MOST_REDIRECTS = 10;

export class Router {
  private shown: Shown | null = null;
  private moves = 0;
  private leaves: Leaf[];
  private readonly tree: Route;
  private readonly listeners = new Set<() => void>();
  private readonly scrolled = new Map<string, number>();
  private readonly context: object;
  private key = "first";

  constructor(tree: Route, context: object) {
    this.context = context;
    this.tree = tree;
    this.leaves = leavesOf(tree);
  }

  start(): void {
    addEventListener("popstate", () => void this.follow());
    this.key = keyOf(history.state);
    void this.move(here());
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  current = (): Shown | null => this.shown;

  /** Go to an address of ours; resolves when it is shown. */
  async go(target: Target): Promise<void> {
    const href = hrefOf(target);
    this.note(href, target.replace ?? href === here().href);
    await this.move(here());
    if (!target.replace) scrollTo(0, 0);
  }

  /** Run the gates of this address again, as after a failure. */
  invalidate(): Promise<void> {
    return this.move(here());
  }

  /** Fetch the chunks of an address that the person is about to open. */
  preload(pathname: string): void {
    const fetchAll = async () => {
      await this.grow(pathname);
      for (const route of this.find(pathname)?.branch ?? []) await route.options.component?.preload?.();
    };
    void fetchAll().catch(() => undefined); // the move itself will say so
  }

  private async follow(): Promise<void> {
    this.scrolled.set(this.key, scrollY);
    this.key = keyOf(history.state);
    const place = here();
    const known = this.shown?.place;
    if (known?.pathname === place.pathname && known.search === place.search) return; // a place within the page
    await this.move(place);
    const back = this.scrolled.get(this.key);
    requestAnimationFrame(() => scrollTo(0, back ?? 0));
  }

  private note(href: string, replace: boolean): void {
    this.scrolled.set(this.key, scrollY);
    this.key = crypto.randomUUID();
    history[replace ? "replaceState" : "pushState"]({ key: this.key }, "", href);
  }

  private async move(place: Place): Promise<void> {
    const move = ++this.moves;
    let at = place;
    for (let hop = 0; hop < MOST_REDIRECTS; hop++) {
      const outcome = await this.pass(at);
      if (move !== this.moves) return;
      if (!(outcome instanceof Redirect)) return this.show(outcome);
      this.note(hrefOf(outcome), true);
      at = here();
    }
    throw new Error(`${place.href} leads round in a circle`);
  }

  /** Run the gates and fetch the chunks of an address. */
  private async pass(place: Place): Promise<Shown | Redirect> {
    try {
      await this.grow(place.pathname);
    } catch (error) {
      return { place, branch: [this.tree], params: {}, failure: { depth: 0, error } };
    }
    const { branch, params } = this.find(place.pathname) ?? { branch: [this.tree], params: {} };
    const chunks = branch.map((route) => route.options.component?.preload?.() ?? Promise.resolve());
    chunks.forEach((chunk) => void chunk.catch(() => undefined)); // each is awaited below, in its turn
    let context = this.context;
    for (const [depth, route] of branch.entries()) {
      try {
        const found = await route.options.beforeLoad?.({ context: context as never, location: place }); // its parents built it
        if (typeof found === "object") context = { ...context, ...found };
        await chunks[depth];
      } catch (thrown) {
        if (thrown instanceof Redirect) return thrown;
        return { place, branch, params, failure: { depth, error: thrown } };
      }
    }
    return { place, branch, params, failure: null };
  }

  /** Fetch the routes under an address that are not there yet. */
  private async grow(pathname: string): Promise<void> {
    const bud = this.leaves.find(({ pattern, later }) => later && isUnder(pathname, pattern));
    if (!bud?.later) return;
    await bud.later();
    this.leaves = leavesOf(this.tree);
  }

  private find(pathname: string): Found | null {
    for (const { pattern, branch } of this.leaves) {
      const params = matchPath(pattern, pathname);
      if (params) return { branch, params };
    }
    return null;
  }

  private show(shown: Shown): void {
    this.shown = shown;
    for (const listener of this.listeners) listener();
  }
}

export function hrefOf({ to, params, search }: Target): string {
  const asked = new URLSearchParams(search).toString();
  // What a gate was asked to return to may carry a question of its own; it is an address and no pattern.
  const path = to.includes("?") ? to : buildPath(to, params);
  return asked ? `${path}?${asked}` : path;
}

/** Every way from the root to an address, the most exact first. */
function leavesOf(tree: Route): Leaf[] {
  return branchesOf(tree, []).sort((a, b) => (exactness(a.pattern) < exactness(b.pattern) ? 1 : -1));
}

function branchesOf(route: Route, above: readonly Route[]): Leaf[] {
  const branch = [...above, route];
  const { children, pattern, options } = route;
  return children.length > 0 ? children.flatMap((child) => branchesOf(child, branch)) : [{ pattern, branch, later: options.later }];
}

function here(): Place {
  const { pathname, search } = location;
  return { pathname, search, href: `${pathname}${search}` };
}

function keyOf(state: unknown): string {
  return (state as { key?: string } | null)?.key ?? "first"; // the only writer of the state is note()
}
