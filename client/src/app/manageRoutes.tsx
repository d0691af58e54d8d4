// The addresses of the management area. They, its frame and its pages load when first opened, and Mantine with them.
import { createRoute, lazyRouteComponent, redirect } from "@/lib/routing";
import { demand } from "./guard";
import { manageRoute } from "./routes";
import { SECTIONS, sectionsOf, type SectionKey } from "./sections";

const indexRoute = createRoute({
  getParentRoute: () => manageRoute,
  path: "/",
  beforeLoad: ({ context }) => {
    const first = sectionsOf(context.me)[0];
    if (first) throw redirect({ to: first.to });
  },
});

const section = (key: SectionKey) => ({
  beforeLoad: ({ context }: { context: { me: Parameters<typeof demand>[0] } }) =>
    demand(context.me, SECTIONS.find((each) => each.key === key)?.permits ?? []),
});

const overviewRoute = createRoute({
  getParentRoute: () => manageRoute,
  path: "/overview",
  ...section("overview"),
  component: lazyRouteComponent(() => import("@/features/dashboard/Page"), "DashboardPage"),
});

const qualityRoute = createRoute({
  getParentRoute: () => manageRoute,
  path: "/quality",
  ...section("quality"),
  component: lazyRouteComponent(() => import("@/features/quality/Page"), "QualityPage"),
});

const projectsRoute = createRoute({
  getParentRoute: () => manageRoute,
  path: "/projects",
  ...section("projects"),
  component: lazyRouteComponent(() => import("@/features/projects/Page"), "ProjectsPage"),
});

const newProjectRoute = createRoute({
  getParentRoute: () => manageRoute,
  path: "/projects/new",
  beforeLoad: ({ context }) => demand(context.me, ["project.manage"]),
  component: lazyRouteComponent(() => import("@/features/setup/Page"), "SetupPage"),
});

const formRoute = createRoute({
  getParentRoute: () => manageRoute,
  path: "/projects/$projectId/form",
  ...section("projects"),
  component: lazyRouteComponent(() => import("@/features/setup/FormPage"), "FormPage"),
});

const projectRoute = createRoute({
  getParentRoute: () => manageRoute,
  path: "/projects/$projectId/{-$tab}",
  ...section("projects"),
  component: lazyRouteComponent(() => import("@/features/project/Page"), "ProjectPage"),
});

const organisationsRoute = createRoute({
  getParentRoute: () => manageRoute,
  path: "/organisations",
  ...section("organisations"),
  component: lazyRouteComponent(() => import("@/features/people/OrganisationsPage"), "OrganisationsPage"),
});

const peopleRoute = createRoute({
  getParentRoute: () => manageRoute,
  path: "/people",
  ...section("people"),
  component: lazyRouteComponent(() => import("@/features/people/PeoplePage"), "PeoplePage"),
});

const modelsRoute = createRoute({
  getParentRoute: () => manageRoute,
  path: "/models",
  ...section("models"),
  component: lazyRouteComponent(() => import("@/features/models/Page"), "ModelsPage"),
});

const trainingRoute = createRoute({
  getParentRoute: () => manageRoute,
  path: "/reward-models/{-$runId}",
  ...section("training"),
  component: lazyRouteComponent(() => import("@/features/training/Page"), "TrainingPage"),
});

const coursesRoute = createRoute({
  getParentRoute: () => manageRoute,
  path: "/courses",
  ...section("courses"),
  component: lazyRouteComponent(() => import("@/features/learn/ReportPage"), "CourseReportPage"),
});

const screensRoute = createRoute({
  getParentRoute: () => manageRoute,
  path: "/wall",
  ...section("wall"),
  component: lazyRouteComponent(() => import("@/features/screens/Page"), "ScreensPage"),
});

const auditRoute = createRoute({
  getParentRoute: () => manageRoute,
  path: "/audit",
  ...section("audit"),
  component: lazyRouteComponent(() => import("@/features/audit/Page"), "AuditPage"),
});

/** Hang them under the management area; called when somebody first goes there. */
export function addManageRoutes(): void {
  manageRoute.addChildren([
    indexRoute, overviewRoute, qualityRoute, projectsRoute, newProjectRoute, formRoute, projectRoute, organisationsRoute, peopleRoute,
    modelsRoute, trainingRoute, coursesRoute, screensRoute, auditRoute,
  ]);
}
