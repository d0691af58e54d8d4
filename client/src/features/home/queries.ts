// What the home page asks the server.
import { queryOptions } from "@tanstack/react-query";
import { readWork } from "@/api/work";

const REFRESH_MS = 30_000;

export const workQuery = queryOptions({ queryKey: ["work"], queryFn: readWork, refetchInterval: REFRESH_MS });
