// The projects a person can claim from, each with its terms and, where it cannot be claimed, the reason.
import { Link } from "@/lib/routing";
import type { WorkProject } from "@/api/types";
import { money, number } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { names, skillName } from "@/i18n/names";
import { titled, useWords } from "@/i18n/words";
import { Button, buttonClass } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { EmptyState } from "@/ui/States";
import { homeWords } from "./words";
import style from "./Page.module.css";

export function Claimable({ projects }: { projects: WorkProject[] }) {
  const words = useWords(homeWords);
  return (
    <Card title={words.claimable}>
      {projects.length === 0 && <EmptyState title={words.claimable0}>{words.claimable0Note}</EmptyState>}
      <ul className={style["list"]}>
        {projects.map((project) => <ProjectRow key={project.project_id} project={project} />)}
      </ul>
    </Card>
  );
}

function ProjectRow({ project }: { project: WorkProject }) {
  const words = useWords(homeWords);
  const kinds = useWords(names).kind;
  const of = useLanguage();
  const left = project.open_seats > 0;
  return (
    <li className={style["row"]}>
      <div className={style["about"]}>
        <h3>{titled(project, of)}</h3>
        <Chip tone="primary">{kinds[project.kind]}</Chip>{" "}
        {project.returned > 0 && <Chip tone="warn">{words.returnedHere(project.returned)}</Chip>}
        <Terms project={project} />
      </div>
      <div className={style["terms"]}>
        <span className="nowrap">{money(project.price_fen, of)}{words.perItem}</span>
        <Chip tone={left ? "primary" : "neutral"}>
          {left ? words.left(number(project.open_seats, of)) : words.none}
        </Chip>
        <ClaimButton project={project} />
      </div>
    </li>
  );
}

function Terms({ project }: { project: WorkProject }) {
  const words = useWords(homeWords);
  const known = useWords(names);
  const held = project.certified ? words.has : words.hasNot;
  const parts = [
    words.minutes(project.minutes_per_item),
    project.skill ? `${words.certificate(skillName(known, project.skill))} ${held}` : words.noCertificate,
    ...(project.guideline_unread ? [words.guideline] : []),
    ...(whyNot(project) ? [words.why[whyNot(project)!]] : []), // the same pure call one line above
  ];
  return <p className="small quiet">{parts.join(" · ")}</p>;
}

function ClaimButton({ project }: { project: WorkProject }) {
  const words = useWords(homeWords);
  if (whyNot(project)) return <Button disabled>{words.claim}</Button>;
  return (
    <Link
      to="/work/{-$projectId}" params={{ projectId: String(project.project_id) }} className={buttonClass()}
    >
      {words.claim}
    </Link>
  );
}

/** Say why a project cannot be claimed from, or null when it can. */
function whyNot(project: WorkProject): "certificate" | "paused" | "none" | null {
  if (project.is_paused) return "paused";
  if (project.skill && !project.certified) return "certificate";
  return project.open_seats === 0 && project.returned === 0 ? "none" : null;
}
