// A new version of the guideline is read and confirmed before the next item. What changed since the version read
// last is shown first, because nobody reads a long page twice.
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { noteGuidelineRead, readGuidelines } from "@/api/guidelines";
import { queryClient } from "@/api/queryClient";
import { readWork } from "@/api/work";
import type { Guideline } from "@/api/types";
import { useWords } from "@/i18n/words";
import { PlacesChip, SectionChanges } from "@/kinds/parts/SectionChanges";
import { Rendered } from "@/lib/render/Rendered";
import { Button } from "@/ui/Button";
import { Query } from "@/ui/Query";
import { ErrorState } from "@/ui/States";
import { Tabs } from "@/ui/Tabs";
import { seldomWords } from "./seldomWords";
import style from "./Page.module.css";

type Props = { guidelineId: number; projectId: number | null; onRead: () => void };

export function GuidelineGate({ guidelineId, projectId, onRead }: Props) {
  const versions = useQuery({
    queryKey: ["guidelines", "to-read", guidelineId, projectId],
    queryFn: () => findVersions(guidelineId, projectId),
  });
  return (
    <div className={style["centre"]}>
      <Query of={versions}>{(rows) => <Reading rows={rows} guidelineId={guidelineId} onRead={onRead} />}</Query>
    </div>
  );
}

/** Find the project's versions. Without a chosen project, it is one of those whose guideline is unread. */
async function findVersions(guidelineId: number, projectId: number | null): Promise<Guideline[]> {
  const unread = projectId === null ? (await readWork()).projects.filter((each) => each.guideline_unread) : [];
  const projects = projectId === null ? unread.map((each) => each.project_id) : [projectId];
  for (const each of projects) {
    const { rows } = await readGuidelines(each);
    if (rows.some((row) => row.id === guidelineId)) return rows;
  }
  return [];
}

function Reading({ rows, guidelineId, onRead }: { rows: Guideline[]; guidelineId: number; onRead: () => void }) {
  const seldom = useWords(seldomWords);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const current = rows.find((row) => row.id === guidelineId);
  const known = rows.find((row) => row.read_at !== null && row.id !== guidelineId);
  const [face, setFace] = useState<"changes" | "full">(known ? "changes" : "full");
  async function confirm() {
    setSending(true);
    try {
      await noteGuidelineRead(guidelineId);
      void queryClient.invalidateQueries({ queryKey: ["guidelines"] });
      onRead();
    } catch (thrown) {
      setFailure(thrown);
      setSending(false);
    }
  }
  if (!current) return <ErrorState error={new Error("guideline")} />;
  const tabs = [{ key: "changes" as const, label: seldom.changesSince(known?.version ?? 0) }, { key: "full" as const, label: seldom.full }];
  return (
    <>
      <div>
        <h1>
          {seldom.guidelineTitle} <span className="small quiet">{seldom.version(current.version)}</span>{" "}
          {known && <PlacesChip before={known.body_md} after={current.body_md} />}
        </h1>
        <p className="quiet">{seldom.guidelineNote}</p>
      </div>
      {known && <Tabs label={seldom.guidelineTitle} tabs={tabs} chosen={face} onChoose={setFace} />}
      <div className={style["guideline"]}>
        {face === "changes" && known
          ? <SectionChanges before={known.body_md} after={current.body_md} />
          : <Rendered text={current.body_md} />}
      </div>
      {failure !== null && <ErrorState error={failure} />}
      <div className={style["confirm"]}>
        <Button weight="primary" busy={sending} onClick={() => void confirm()}>{seldom.confirm}</Button>
      </div>
    </>
  );
}
