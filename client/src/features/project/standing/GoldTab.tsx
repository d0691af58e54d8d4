// Gold and people: how they are measured, how they do, which items are gold, and where more comes from.
import type { Project } from "@/api/types";
import { useWords } from "@/i18n/words";
import { Card } from "@/ui/Card";
import { UploadBox } from "../UploadBox";
import { CandidatesCard } from "./CandidatesCard";
import { GoldCard } from "./GoldCard";
import { PausesCard } from "./PausesCard";
import { RuleCard } from "./RuleCard";
import { StandingsCard } from "./StandingsCard";
import { goldWords } from "./words";

export function GoldTab({ project }: { project: Project }) {
  const words = useWords(goldWords);
  return (
    <div className="stack">
      <StandingsCard project={project} />
      <PausesCard project={project} />
      <RuleCard project={project} />
      <GoldCard project={project} />
      <CandidatesCard project={project} />
      {project.state !== "closed" && (
        <Card title={words.import}>
          <div className="stack-s">
            <p className="small quiet">{words.importNote}</p>
            <UploadBox projectId={project.id} purpose="gold" />
          </div>
        </Card>
      )}
    </div>
  );
}
