// The guideline beside the item: its full text, opened at the active dimension, and what the newest version changed
// since the one that the person confirmed before it.
import { useEffect, useRef, useState } from "react";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { PlacesChip, SectionChanges } from "@/kinds/parts/SectionChanges";
import { labelOf } from "@/kinds/problems";
import { Rendered } from "@/lib/render/Rendered";
import { Tabs } from "@/ui/Tabs";
import { guidelineFaceWords } from "./guidelineFaceWords";
import { useVersions } from "./guidelineVersions";
import type { Task } from "./state";
import { seldomWords } from "./seldomWords";
import style from "./Rail.module.css";

export function GuidelineFace({ task }: { task: Task }) {
  const words = useWords(guidelineFaceWords);
  const seldom = useWords(seldomWords);
  const [face, setFace] = useState<"full" | "changes">("full");
  const known = useVersions(task);
  const { guideline } = task.lease;
  const before = known?.before ?? null;
  return (
    <div className={style["reading"]} tabIndex={0} role="group" aria-label={words.label}>
      <p className="small quiet">
        {seldom.version(guideline.version)}{" "}
        {known && before && <PlacesChip before={before.body_md} after={known.newest.body_md} />}
      </p>
      {known && known.newest.version > guideline.version && (
        <p className="small">{words.newer(known.newest.version, guideline.version)}</p>
      )}
      {known && before && (
        <Tabs
          label={words.label} chosen={face} onChoose={setFace}
          tabs={[{ key: "full", label: seldom.full }, { key: "changes", label: words.since(before.version) }]}
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
