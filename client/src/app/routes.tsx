// The map of addresses. The entry holds the frame only; each page is fetched while its gates run.
import { createRootRoute, createRoute, lazyRouteComponent, Outlet, redirect } from "@/lib/routing";
import type { QueryClient } from "@tanstack/react-query";
import { meQuery } from "@/api/me";
import type { Permit } from "@/api/types";
import { AREAS, areasOf, MANAGE_PERMITS, type AreaKey } from "./areas";
import { demand, NoAreasPage } from "./guard";
import { PaletteKey } from "./palette/PaletteKey";
import { Shell } from "./Shell";

export const rootRoute = createRootRoute<{ queryClient: QueryClient }>(() => (
  <>
    <Outlet />
    <PaletteKey />
  </>
));

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  component: lazyRouteComponent(() => import("./SignInRoute"), "SignInRoute"),
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
    if (first) throw redirect({ to: first.to });
  },
  component: NoAreasPage,
});

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/home",
  beforeLoad: ({ context }) => demand(context.me, permitsOf("home")),
  component: lazyRouteComponent(() => import("@/features/home/Page"), "HomePage"),
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

const keysRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/profile/keys",
  component: lazyRouteComponent(() => import("@/features/shortcuts/Page"), "ShortcutsPage"),
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

const learnRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/learn/{-$courseId}",
  beforeLoad: ({ context }) => demand(context.me, permitsOf("learn")),
  component: lazyRouteComponent(() => import("@/features/learn/Page"), "LearnPage"),
});

const sittingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/exams/$sittingId",
  beforeLoad: ({ context }) => demand(context.me, permitsOf("learn")),
  component: lazyRouteComponent(() => import("@/features/learn/ExamPage"), "ExamPage"),
});

export const certificateRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/certificates/$serial",
  component: lazyRouteComponent(() => import("@/features/learn/CertificatePage"), "CertificatePage"),
});

export const wallRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/wall",
  component: lazyRouteComponent(() => import("@/features/wall/Page"), "WallPage"),
});

export const manageRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/manage",
  beforeLoad: ({ context }) => demand(context.me, MANAGE_PERMITS),
  component: lazyRouteComponent(() => import("./ManageFrame"), "ManageFrame"),
  later: async () => (await import("./manageRoutes")).addManageRoutes(),
});

export const shellPages = [
  landingRoute, homeRoute, answersRoute, profileRoute, keysRoute, workRoute, inspectRoute, talkRoute, manageRoute,
  learnRoute, sittingRoute,
] as const;

function permitsOf(key: AreaKey): Permit[] {
  return AREAS.find((area) => area.key === key)?.permits ?? [];
}
