// Addresses and pages. Small on purpose: it is in the entry that every annotator loads first.
export { Link } from "./Link";
export { createRootRoute, createRoute, lazyRouteComponent, redirect } from "./route";
export { Router } from "./router";
export { Outlet, RouterProvider, useNavigate, useParams, useRouter, useSearch, type ErrorComponentProps } from "./view";
