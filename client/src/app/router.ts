// The router over the whole tree of addresses.
import { queryClient } from "@/api/queryClient";
import { Router } from "@/lib/routing";
import { certificateRoute, rootRoute, shellPages, shellRoute, showcaseRoute, signInRoute, wallRoute } from "./routes";

const tree = rootRoute.addChildren([signInRoute, showcaseRoute, certificateRoute, wallRoute, shellRoute.addChildren(shellPages)]);

export const router = new Router(tree, { queryClient });
