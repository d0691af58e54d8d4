// What an address shows: a route has a parent, a gate that runs before it is shown, and a component. The gates of a
// branch run from the root down, and what one returns the next find in their context.
import { createElement, type ComponentType } from "react";

export type Place = { pathname: string; search: string; href: string };
export type Search = Record<string, string>;
type Gate<Context, Found> = (at: { context: Context; location: Place }) => Found | Promise<Found>;
type Shown = ComponentType<object> & { preload?: () => Promise<unknown> };

type Options<Context, Found> = {
  /** A part of the address; a route without one frames its children. */
  path?: string;
  id?: string;
  beforeLoad?: Gate<Context, Found>;
  component?: Shown;
  /** Fetches what lies under the address and adds it, when somebody first goes there. */
  later?: () => Promise<void>;
};

export class Route<Context extends object = object> {
  children: readonly Route[] = [];
  readonly parent: Route | null;
  readonly options: Options<never, unknown>;

  constructor(parent: Route | null, options: Options<never, unknown>) {
    this.parent = parent;
    this.options = options;
  }

  /** The whole pattern, from the root. */
  get pattern(): string {
    return [this.parent?.pattern ?? "", this.options.path ?? ""].join("/").replace(/\/+/g, "/");
  }

  addChildren(children: readonly Route<never>[]): Route<Context> {
    this.children = children as readonly Route[]; // a child's context is wider, and only the router runs its gate
    return this;
  }
}

export function createRootRoute<Context extends object>(component: Shown): Route<Context> {
  return new Route<Context>(null, { component });
}

type Below<Context, Found> = Found extends object ? Context & Found : Context;

export function createRoute<Context extends object, Found = void>(
  { getParentRoute, ...options }: Options<Context, Found> & { getParentRoute: () => Route<Context> },
): Route<Below<Context, Found> & object> {
  return new Route(getParentRoute() as Route, options as Options<never, unknown>); // a context is known at its gate only
}

/** Thrown by a gate to send the person elsewhere. */
export class Redirect {
  readonly to: string;
  readonly search: Search;

  constructor(to: string, search: Search) {
    this.to = to;
    this.search = search;
  }
}

export function redirect({ to, search = {} }: { to: string; search?: Search }): Redirect {
  return new Redirect(to, search);
}

/** A component in a chunk of its own. The router fetches it before it shows the route, so that nothing flickers. */
export function lazyRouteComponent<Key extends string>(
  load: () => Promise<Record<Key, ComponentType>>, name: Key,
): Shown {
  let found: ComponentType | undefined;
  const Lazy: Shown = () => {
    const Found = found;
    if (!Found) throw new Error(`${name} was shown before it was fetched`);
    return createElement(Found);
  };
  Lazy.preload = async () => {
    found = (await load())[name];
  };
  return Lazy;
}
