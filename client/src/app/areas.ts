// The areas of the product as data: where each lives, its word and the permits that open it. The top bar, the
// landing page and the forbidden page all read this one list.
import type { Me, Permit } from "@/api/types";

export type AreaKey = "home" | "work" | "answers" | "inspect" | "talk" | "manage";
export type Area = { key: AreaKey; to: string; permits: Permit[] };

/** Any one of these opens the management frame; its pages ask for their own. */
export const MANAGE_PERMITS: Permit[] = [
  "project.read", "people.read", "organisation.read", "organisation.manage", "report.read", "audit.read",
  "training.read",
];

export const AREAS: Area[] = [
  { key: "home", to: "/home", permits: ["work.take"] },
  { key: "work", to: "/work", permits: ["work.take"] },
  { key: "answers", to: "/answers", permits: ["answer.read_own"] },
  { key: "inspect", to: "/inspect", permits: ["review.take"] },
  { key: "talk", to: "/talk", permits: ["dialogue.hold"] },
  { key: "manage", to: "/manage", permits: MANAGE_PERMITS },
];

export function mayAny(me: Me, permits: Permit[]): boolean {
  return permits.some((permit) => me.permits.includes(permit));
}

export function areasOf(me: Me): Area[] {
  return AREAS.filter((area) => mayAny(me, area.permits));
}
