// Where the client starts: the language and theme onto the document, then the router into the page.
import "./styles/tokens.css";
import "./styles/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@/lib/routing";
import { queryClient } from "./api/queryClient";
import { NotFoundPage, RouteFailure } from "./app/guard";
import { router } from "./app/router";
import { markDocument } from "./i18n/language";
import { loadSentences } from "./i18n/refusals";
import { startTheme } from "./ui/theme";

markDocument();
startTheme();
router.start();

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} NotFound={NotFoundPage} Failure={RouteFailure} />
    </QueryClientProvider>
  </StrictMode>,
);

requestIdleCallback(() => void loadSentences().catch(() => undefined), { timeout: 2000 });
