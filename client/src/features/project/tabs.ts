// The parts of a project's page as data: each with the permit that shows it.
import type { Me, Permit } from "@/api/types";

export type TabKey =
  | "overview" | "items" | "imports" | "guideline" | "questions" | "disagreements" | "gold" | "appeals" | "acceptance" | "consensus" | "releases" | "settings";

const TABS: { key: TabKey; permit: Permit }[] = [
  { key: "overview", permit: "project.read" },
  { key: "items", permit: "item.read" },
  { key: "imports", permit: "item.import" },
  { key: "guideline", permit: "guideline.read" },
  { key: "questions", permit: "question.answer" },
  { key: "appeals", permit: "appeal.decide" },
  { key: "acceptance", permit: "lot.read" },
  { key: "disagreements", permit: "item.adjudicate" },
  { key: "gold", permit: "gold.manage" },
  { key: "consensus", permit: "consensus.read" },
  { key: "releases", permit: "release.read" },
  { key: "settings", permit: "project.read" },
];

export function tabsOf(me: Me): TabKey[] {
  return TABS.filter(({ permit }) => me.permits.includes(permit)).map(({ key }) => key);
}
