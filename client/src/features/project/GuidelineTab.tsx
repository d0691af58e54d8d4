// The guideline: its versions to read, and an editor with a preview for the next one.
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useMay } from "@/api/me";
import type { Guideline, Project } from "@/api/types";
import { dateTime } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Rendered } from "@/lib/render/Rendered";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Query } from "@/ui/Query";
import { EmptyState } from "@/ui/States";
import { GuidelineEditor } from "./GuidelineEditor";
import { guidelineWords } from "./guidelineWords";
import { guidelinesQuery } from "./queries";
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
  const mayEdit = useMay("project.manage") && project.state !== "closed";
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
    <Card title={words.title} aside={chosen && edit}>
      {chosen ? (
        <div className="stack">
          <VersionChoice versions={versions} chosen={chosen} onChoose={setChosenId} />
          <div className="reading"><Rendered text={chosen.body_md} /></div>
        </div>
      ) : <EmptyState title={words.empty} action={edit}>{words.emptyNote}</EmptyState>}
    </Card>
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
