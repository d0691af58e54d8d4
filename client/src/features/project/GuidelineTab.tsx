// The guideline: its versions to read, and an editor with a preview for the next one.
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useMay } from "@/api/me";
import type { Guideline, Project } from "@/api/types";
import { dateTime } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { PlacesChip, SectionChanges } from "@/kinds/parts/SectionChanges";
import { Rendered } from "@/lib/render/Rendered";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Query } from "@/ui/Query";
import { EmptyState } from "@/ui/States";
import { Tabs } from "@/ui/Tabs";
import { GuidelineEditor } from "./GuidelineEditor";
import { guidelineWords } from "./guidelineWords";
import { guidelinesQuery } from "./queries";
import { ReceiptsCard } from "./ReceiptsCard";
import style from "./project.module.css";

export function GuidelineTab({ project }: { project: Project }) {
  const guidelines = useQuery(guidelinesQuery(project.id));
  return (
    <Query of={guidelines}>
      {(data) => <Versions project={project} versions={newestFirst(data.rows)} />}
    </Query>
  );
}

function Versions({ project, versions }: { project: Project; versions: Guideline[] }) {
  const words = useWords(guidelineWords);
  const mayManage = useMay("project.manage");
  const mayEdit = mayManage && project.state !== "closed";
  const [editing, setEditing] = useState(false);
  const [chosenId, setChosenId] = useState<number | null>(null);
  const chosen = versions.find((each) => each.id === chosenId) ?? versions[0];
  const edit = mayEdit && !editing && <Button onClick={() => setEditing(true)}>{words.edit}</Button>;
  if (editing) {
    return (
      <GuidelineEditor
        projectId={project.id} before={versions[0]?.body_md ?? ""} onDone={() => setEditing(false)}
      />
    );
  }
  return (
    <div className="stack">
      <Card title={words.title} aside={chosen && edit}>
        {chosen ? (
          <div className="stack">
            <VersionChoice versions={versions} chosen={chosen} onChoose={setChosenId} />
            <Body chosen={chosen} before={versions.find((each) => each.version === chosen.version - 1)} />
          </div>
        ) : <EmptyState title={words.empty} action={edit}>{words.emptyNote}</EmptyState>}
      </Card>
      {mayManage && versions[0] && <ReceiptsCard projectId={project.id} current={versions[0].version} />}
    </div>
  );
}

/** A version's text, or what it changed in the one before it. */
function Body({ chosen, before }: { chosen: Guideline; before: Guideline | undefined }) {
  const words = useWords(guidelineWords);
  const [face, setFace] = useState<"text" | "compare">("text");
  const tabs = [{ key: "text" as const, label: words.text }, { key: "compare" as const, label: words.compare }];
  return (
    <div className="stack-s">
      {before && (
        <div className="line">
          <Tabs label={words.title} tabs={tabs} chosen={face} onChoose={setFace} />
          <PlacesChip before={before.body_md} after={chosen.body_md} />
        </div>
      )}
      <div className="reading">
        {before && face === "compare"
          ? <SectionChanges before={before.body_md} after={chosen.body_md} />
          : <Rendered text={chosen.body_md} />}
      </div>
    </div>
  );
}

type VersionChoiceProps = { versions: Guideline[]; chosen: Guideline; onChoose: (id: number) => void };

function VersionChoice({ versions, chosen, onChoose }: VersionChoiceProps) {
  const words = useWords(guidelineWords);
  const of = useLanguage();
  return (
    <div className="stack-s">
      <ul className={style["versions"]}>
        {versions.map((each, at) => (
          <li key={each.id}>
            <Button
              compact weight={each.id === chosen.id ? "primary" : "plain"}
              aria-pressed={each.id === chosen.id} onClick={() => onChoose(each.id)}
            >
              {words.version(each.version)}{at === 0 && ` · ${words.current}`}
            </Button>
          </li>
        ))}
      </ul>
      <p className="small quiet">{words.published(dateTime(chosen.published_at, of))}</p>
    </div>
  );
}

function newestFirst(rows: Guideline[]): Guideline[] {
  return [...rows].sort((a, b) => b.version - a.version);
}
