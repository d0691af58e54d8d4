// The roles an account can be given, from the most common.
import type { Role } from "@/api/types";

export const ROLES: Role[] = [
  "annotator", "team_lead", "inspector", "project_manager", "client", "auditor", "operator",
];
