// Where the work stands: the flow through the stages, the two shares that matter, and the project's terms.
import { Link } from "@/lib/routing";
import { useMay } from "@/api/me";
import type { Progress as Counts, Project } from "@/api/types";
import { number } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { buttonClass } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Progress } from "@/ui/Progress";
import { EmptyState } from "@/ui/States";
import { Facts } from "./Facts";
import { projectWords } from "./words";
import style from "./project.module.css";

const STAGES = ["open", "leased", "inspection", "returned", "accepted", "settled"] as const;

export function OverviewTab({ project }: { project: Project }) {
  const words = useWords(projectWords);
  return (
    <div className="stack">
      <Card title={words.funnel}>
        {project.progress.items === 0 ? <NoItems project={project} /> : <Flow counts={project.progress} />}
      </Card>
      <Card title={words.facts}><Facts project={project} /></Card>
    </div>
  );
}

function NoItems({ project }: { project: Project }) {
  const words = useWords(projectWords);
  const action = useMay("item.import") && (
    <Link
      to="/manage/projects/$projectId/{-$tab}" params={{ projectId: String(project.id), tab: "imports" }}
      className={buttonClass("primary", true)}
    >
      {words.toImports}
    </Link>
  );
  return <EmptyState title={words.noItems} action={action}>{words.noItemsNote}</EmptyState>;
}

function Flow({ counts }: { counts: Counts }) {
  const words = useWords(projectWords);
  const of = useLanguage();
  const at: Record<(typeof STAGES)[number], number> = {
    open: counts.open_seats, leased: counts.leased, inspection: counts.in_inspection,
    returned: counts.returned, accepted: counts.accepted, settled: counts.settled,
  };
  return (
    <div className="stack">
      <ol className={style["flow"]}>
        {STAGES.map((stage) => (
          <li key={stage}>
            <span className="small quiet">{words.stage[stage]}</span>
            <strong>{number(at[stage], of)}</strong>
            <span className="small quiet">{words.stageNote[stage]}</span>
          </li>
        ))}
      </ol>
      <p className="small quiet">
        {words.total(number(counts.items, of), number(counts.seats, of))}
        {counts.void > 0 && ` · ${words.voided(number(counts.void, of))}`}
      </p>
      <Share name={words.acceptedShare} part={counts.accepted} whole={counts.seats} />
      <Share name={words.settledShare} part={counts.settled} whole={counts.items} />
    </div>
  );
}

function Share({ name, part, whole }: { name: string; part: number; whole: number }) {
  return (
    <div className={style["share"]}>
      <span>{name}</span>
      <Progress value={whole > 0 ? part / whole : 0} label={name} />
    </div>
  );
}
