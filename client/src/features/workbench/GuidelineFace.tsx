// The guideline beside the item: its full text, opened at the active dimension, and what the newest version changed
// since the one that the person confirmed before it.
import { useEffect, useRef, useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { readGuidelines } from "@/api/projects";
import type { Guideline } from "@/api/types";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { PlacesChip, SectionChanges } from "@/kinds/parts/SectionChanges";
import { labelOf } from "@/kinds/problems";
import { Rendered } from "@/lib/render/Rendered";
import { Tabs } from "@/ui/Tabs";
import { guidelineFaceWords } from "./guidelineFaceWords";
import type { Task } from "./state";
import { workbenchWords } from "./words";
import style from "./Rail.module.css";

const CHECK_MS = 5 * 60_000;
type Known = { newest: Guideline; before: Guideline | null };

/** The newest version, and the last one before it that the person confirmed. */
function useVersions({ lease }: Task): Known | null {
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

export function GuidelineFace({ task }: { task: Task }) {
  const words = useWords(guidelineFaceWords);
  const shared = useWords(workbenchWords);
  const [face, setFace] = useState<"full" | "changes">("full");
  const known = useVersions(task);
  const { guideline } = task.lease;
  const before = known?.before ?? null;
  return (
    <div className={style["reading"]} tabIndex={0} role="group" aria-label={words.label}>
      <p className="small quiet">
        {shared.version(guideline.version)}{" "}
        {known && before && <PlacesChip before={before.body_md} after={known.newest.body_md} />}
      </p>
      {known && known.newest.version > guideline.version && (
        <p className="small">{words.newer(known.newest.version, guideline.version)}</p>
      )}
      {known && before && (
        <Tabs
          label={words.label} chosen={face} onChoose={setFace}
          tabs={[{ key: "full", label: words.full }, { key: "changes", label: words.since(before.version) }]}
        />
      )}
      {face === "changes" && known && before
        ? <SectionChanges before={before.body_md} after={known.newest.body_md} />
        : <FullText task={task} />}
    </div>
  );
}

/** The whole text, opened at the heading that names the active dimension. */
function FullText({ task }: { task: Task }) {
  const language = useLanguage();
  const host = useRef<HTMLDivElement>(null);
  const { guideline, project } = task.lease;
  const active = project.form.dimensions.find((dimension) => dimension.key === task.active);
  const label = active ? labelOf(active, language) : null;
  useEffect(() => {
    const headings = host.current?.querySelectorAll("h1, h2, h3, h4") ?? [];
    const found = [...headings].find((heading) => label && heading.textContent?.includes(label));
    found?.scrollIntoView({ block: "start" });
  }, [label]);
  return <div ref={host}><Rendered text={guideline.body_md} /></div>;
}
