// The sections of the management area as data: where each lives and the permits that open it.
import type { Me, Permit } from "@/api/types";
import { mayAny } from "./areas";

export type SectionKey = "overview" | "quality" | "projects" | "organisations" | "people" | "models" | "training" | "courses" | "wall" | "audit";
export type Section = {
  key: SectionKey;
  to: string;
  permits: Permit[];
};

export const SECTIONS: Section[] = [
  { key: "overview", to: "/manage/overview", permits: ["report.read"] },
  { key: "quality", to: "/manage/quality", permits: ["report.read"] },
  { key: "projects", to: "/manage/projects", permits: ["project.read"] },
  { key: "organisations", to: "/manage/organisations", permits: ["organisation.read", "organisation.manage"] },
  { key: "people", to: "/manage/people", permits: ["people.read"] },
  { key: "models", to: "/manage/models", permits: ["model.read"] },
  { key: "training", to: "/manage/reward-models", permits: ["training.read", "training.run"] },
  { key: "courses", to: "/manage/courses", permits: ["course.manage"] },
  { key: "wall", to: "/manage/wall", permits: ["wall.manage"] },
  { key: "audit", to: "/manage/audit", permits: ["audit.read"] },
];

export function sectionsOf(me: Me): Section[] {
  return SECTIONS.filter((section) => mayAny(me, section.permits));
}
