// Which address shows what, how gates send people elsewhere, and that every link in the client leads to a page.
import { beforeEach, describe, expect, it } from "vitest";
import { buildPath, exactness, isUnder, matchPath } from "./paths";
import { createRootRoute, createRoute, redirect, type Route } from "./route";
import { hrefOf, Router } from "./router";

const Page = () => null;

describe("a pattern", () => {
  it.each([
    ["/work/{-$projectId}", "/work/7", { projectId: "7" }],
    ["/work/{-$projectId}", "/work", {}],
    ["/work/{-$projectId}", "/work/7/x", null],
    ["/projects/$id/{-$tab}", "/projects", null],
    ["/projects/$id/{-$tab}", "/projects/3/items/", { id: "3", tab: "items" }],
    ["/home", "/homes", null],
    ["/", "/", {}],
    ["/of/$name", "/of/%E7%94%B2", { name: "甲" }],
    ["/of/$name", "/of/50%", { name: "50%" }],
  ])("%s reads %s", (pattern, path, params) => expect(matchPath(pattern, path)).toEqual(params));

  it("is filled in, and what may be left out is", () => {
    expect(buildPath("/projects/$id/{-$tab}", { id: "3", tab: undefined })).toBe("/projects/3");
    expect(buildPath("/of/$name", { name: "a/b" })).toBe("/of/a%2Fb");
    expect(hrefOf({ to: "/work?x=1" })).toBe("/work?x=1");
  });

  it("that speaks more exactly is asked first", () => {
    expect(exactness("/projects/new") > exactness("/projects/$id/{-$tab}")).toBe(true);
  });

  it("lies under another by whole parts", () => {
    expect([isUnder("/manage/people", "/manage"), isUnder("/managers", "/manage")]).toEqual([true, false]);
  });
});

describe("the router", () => {
  const seen: string[] = [];
  function routerOver(may: { enter: boolean }): Router {
    const root = createRootRoute<{ house: string }>(Page);
    const shell = createRoute({ getParentRoute: () => root, id: "shell", beforeLoad: async ({ context, location }) => {
      seen.push(`${context.house} ${location.href}`);
      if (!may.enter) throw redirect({ to: "/in", search: { to: location.href } });
      return { me: "me" };
    } });
    const home = createRoute({ getParentRoute: () => shell, path: "/home", component: Page, beforeLoad: ({ context }) => void seen.push(context.me) });
    const work = createRoute({ getParentRoute: () => shell, path: "/work/{-$id}", component: Page });
    const broken = createRoute({ getParentRoute: () => shell, path: "/broken", beforeLoad: () => { throw new Error("no"); } });
    const entrance = createRoute({ getParentRoute: () => root, path: "/in", component: Page });
    root.addChildren([entrance, shell.addChildren([home, work, broken] as readonly Route<never>[])] as readonly Route<never>[]);
    return new Router(root, { house: "qilou" });
  }
  beforeEach(() => {
    seen.length = 0;
    history.replaceState(null, "", "/home");
  });

  it("runs the gates from the root down, each with what those above found", async () => {
    const router = routerOver({ enter: true });
    await router.go({ to: "/work/{-$id}", params: { id: "4" } });
    expect(router.current()).toMatchObject({ params: { id: "4" }, failure: null, place: { pathname: "/work/4" } });
    await router.go({ to: "/home" });
    expect(seen).toEqual(["qilou /work/4", "qilou /home", "me"]);
  });

  it("follows a gate that sends elsewhere, and keeps where it came from", async () => {
    const router = routerOver({ enter: false });
    await router.go({ to: "/work/{-$id}" });
    expect(router.current()?.place.href).toBe("/in?to=%2Fwork");
    expect(location.pathname).toBe("/in");
  });

  it("shows a failure where it happened, and knows no page for other addresses", async () => {
    const router = routerOver({ enter: true });
    await router.go({ to: "/broken" });
    expect(router.current()?.failure).toMatchObject({ depth: 2, error: new Error("no") });
    await router.go({ to: "/nowhere" });
    expect(router.current()?.branch).toHaveLength(1);
  });

  it("lets the newest move win", async () => {
    const router = routerOver({ enter: true });
    const slow = router.go({ to: "/work/{-$id}" });
    await Promise.all([slow, router.go({ to: "/home" })]);
    expect(router.current()?.place.pathname).toBe("/home");
  });
});

describe("every link", () => {
  const sources = import.meta.glob<string>(["../../{app,features,ui}/**/*.{ts,tsx}"], { query: "?raw", import: "default", eager: true });
  const texts = Object.entries(sources).filter(([file]) => !file.includes(".test."));
  const patterns = ["/", ...texts.filter(([file]) => file.includes("/app/")).flatMap(([, text]) => [...text.matchAll(/path: "([^"]+)"/g)].map(([, path]) => path ?? ""))];
  const known = new Set(patterns.flatMap((path) => [path, `/manage${path}`, `/manage`]));
  const links = texts.flatMap(([file, text]) => [...text.matchAll(/\bto(?:=|: )"(\/[^"?]*)"/g)].map(([, to]) => ({ file, to: to ?? "" })));

  it("is found", () => expect(links.length).toBeGreaterThan(15));
  it.each(links)("$to in $file leads to a page", ({ to }) => {
    expect([...known].some((pattern) => pattern === to || matchPath(pattern, to) !== null)).toBe(true);
  });
});
