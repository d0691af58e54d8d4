// The list of addresses that the browser tests walk (tests/e2e/routes.json) is this router's own: `npx vitest run -u src/app`
// writes it anew, and without it this test fails.
import { expect, test } from "vitest";
import type { Route } from "@/lib/routing/route";
import { addManageRoutes } from "./manageRoutes";
import "./router";
import { rootRoute } from "./routes";

function patternsUnder(route: Route): string[] {
  return route.children.length > 0 ? route.children.flatMap(patternsUnder) : [route.pattern];
}

test("every address is on the list that is walked with axe", async () => {
  addManageRoutes();
  const patterns = patternsUnder(rootRoute as unknown as Route).sort(); // its context is the router's business
  await expect(`${JSON.stringify(patterns, null, 2)}\n`).toMatchFileSnapshot("../../../tests/e2e/routes.json");
});
