// The versions of the guideline that matter beside an item, and the mark on the tab when one came out.
import { useQuery } from "@tanstack/react-query";
import { readGuidelines } from "@/api/guidelines";
import type { Guideline } from "@/api/types";
import { useWords } from "@/i18n/words";
import { guidelineFaceWords } from "./guidelineFaceWords";
import type { Task } from "./state";
import style from "./Rail.module.css";

const CHECK_MS = 5 * 60_000;
type Known = { newest: Guideline; before: Guideline | null };

/** The newest version, and the last one before it that the person confirmed. */
export function useVersions({ lease }: Task): Known | null {
  const rows = useQuery({
    queryKey: ["guidelines", lease.project.id], queryFn: () => readGuidelines(lease.project.id), refetchInterval: CHECK_MS,
  }).data?.rows ?? [];
  const [newest, ...older] = rows.toSorted((a, b) => b.version - a.version);
  return newest ? { newest, before: older.find((each) => each.read_at !== null) ?? null } : null;
}

/** On the tab: a version came out that this item does not go by. */
export function GuidelineNews({ task }: { task: Task }) {
  const words = useWords(guidelineFaceWords);
  const known = useVersions(task);
  return known !== null && known.newest.version > task.lease.guideline.version && <span className={style["news"]} role="img" aria-label={words.news} title={words.news} />;
}
