// The router, with what every route answers when it is missing or fails.
import { createRouter } from "@tanstack/react-router";
import { queryClient } from "@/api/queryClient";
import { NotFoundPage, RouteFailure } from "./guard";
import { manageTree } from "./manageRoutes";
import { rootRoute, shellPages, shellRoute, showcaseRoute, signInRoute } from "./routes";

const tree = rootRoute.addChildren([signInRoute, showcaseRoute, shellRoute.addChildren([...shellPages, manageTree])]);

export const router = createRouter({
  routeTree: tree,
  context: { queryClient },
  defaultPreload: "intent",
  defaultNotFoundComponent: NotFoundPage,
  defaultErrorComponent: RouteFailure,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
