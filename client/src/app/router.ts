// The router over the whole tree of addresses.
import { queryClient } from "@/api/queryClient";
import { Router } from "@/lib/routing";
import { rootRoute, shellPages, shellRoute, signInRoute } from "./routes";

const tree = rootRoute.addChildren([signInRoute, shellRoute.addChildren(shellPages)]);

export const router = new Router(tree, { queryClient });
