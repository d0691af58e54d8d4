// One cache for the client. A refusal is an answer, so only a missing network or a broken server is retried.
import { QueryClient } from "@tanstack/react-query";
import { refusalOf } from "./refusal";

const TRIES = 2;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, thrown) => {
        const { kind } = refusalOf(thrown);
        return (kind === "offline" || kind === "broken") && failures < TRIES;
      },
      // Offline calls fail at once and are shown as offline, rather than waiting for ever as "paused".
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
});
