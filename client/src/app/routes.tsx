// The map of addresses. Everything an annotator sees first is in the entry; all else loads when it is opened.
import {
  createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect, useNavigate,
} from "@tanstack/react-router";
import type { QueryClient } from "@tanstack/react-query";
import { meQuery } from "@/api/me";
import type { Permit } from "@/api/types";
import { HomePage } from "@/features/home/Page";
import { SignInPage } from "@/features/signin/Page";
import { AREAS, areasOf, type AreaKey } from "./areas";
import { demand, NoAreasPage } from "./guard";
import { Mark } from "./Mark";
import { Shell } from "./Shell";
import { LanguageSwitch, ThemeSwitch } from "./TopBar";

export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Outlet });

type Return = { to?: string };

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: (search): Return => (isInside(search["to"]) ? { to: search["to"] } : {}),
  component: function SignInRoute() {
    const { to = "/" } = signInRoute.useSearch();
    const navigate = useNavigate();
    return (
      <SignInPage
        mark={<Mark size={44} />} switches={<><LanguageSwitch /><ThemeSwitch /></>}
        onSignedIn={() => void navigate({ href: to, replace: true })}
      />
    );
  },
});

export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "shell",
  beforeLoad: async ({ context, location }) => {
    const me = await context.queryClient.ensureQueryData(meQuery);
    if (!me) throw redirect({ to: "/sign-in", search: location.href === "/" ? {} : { to: location.href } });
    return { me };
  },
  component: Shell,
});

const landingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/",
  beforeLoad: ({ context }) => {
    const first = areasOf(context.me)[0];
    if (first) throw redirect({ to: first.to, replace: true });
  },
  component: NoAreasPage,
});

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/home",
  beforeLoad: ({ context }) => demand(context.me, permitsOf("home")),
  component: HomePage,
});

const answersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/answers",
  beforeLoad: ({ context }) => demand(context.me, permitsOf("answers")),
  component: lazyRouteComponent(() => import("@/features/answers/Page"), "AnswersPage"),
});

const talkRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/talk/{-$dialogueId}",
  component: lazyRouteComponent(() => import("@/features/talk/Page"), "TalkPage"),
});

export const showcaseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/showcase",
  component: lazyRouteComponent(() => import("@/features/talk/ShowcasePage"), "ShowcasePage"),
});

const profileRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/profile",
  component: lazyRouteComponent(() => import("@/features/profile/Page"), "ProfilePage"),
});

const workRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/work/{-$projectId}",
  beforeLoad: ({ context }) => demand(context.me, permitsOf("work")),
  component: lazyRouteComponent(() => import("@/features/workbench/Page"), "WorkbenchPage"),
});

const inspectRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/inspect",
  beforeLoad: ({ context }) => demand(context.me, permitsOf("inspect")),
  component: lazyRouteComponent(() => import("@/features/inspect/Page"), "InspectPage"),
});

export const shellPages = [
  landingRoute, homeRoute, answersRoute, profileRoute, workRoute, inspectRoute, talkRoute,
] as const;

function permitsOf(key: AreaKey): Permit[] {
  return AREAS.find((area) => area.key === key)?.permits ?? [];
}

/** Only an address inside this site may be returned to after signing in. */
function isInside(to: unknown): to is string {
  return typeof to === "string" && to.startsWith("/") && !to.startsWith("//") && !to.startsWith("/sign-in");
}
