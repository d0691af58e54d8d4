// The domains that certificates are known for, and which choice a stored certificate stands for.
import { names } from "@/i18n/names";

export const SKILLS = Object.keys(names.zh.skill);
export const OTHER = "other…"; // no certificate can be called so: names of known skills are plain words

/** Give the choice that shows this certificate: none, a known domain, or other. */
export function choiceOf(skill: string | null): string {
  if (skill === null) return "";
  return SKILLS.includes(skill) ? skill : OTHER;
}
