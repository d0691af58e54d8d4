// What inspection says of the answers: the first-pass rate and its trend, by company, person, inspector and reason.
import { useQuery } from "@tanstack/react-query";
import { useMe } from "@/api/me";
import { readProjects } from "@/api/projects";
import { readQuality } from "@/api/results";
import { useLanguage } from "@/i18n/language";
import { titled, useWords } from "@/i18n/words";
import { useNavigate, useSearch } from "@/lib/routing";
import { Card } from "@/ui/Card";
import { ChoiceField } from "@/ui/Field";
import { usePageTitle } from "@/ui/pageTitle";
import { Query } from "@/ui/Query";
import { EmptyState, Skeleton } from "@/ui/States";
import { Report } from "./Report";
import { qualityWords } from "./words";

const SPANS = [7, 30, 90, 366];

export function QualityPage() {
  const words = useWords(qualityWords);
  const search = useSearch();
  const navigate = useNavigate();
  const days = SPANS.find((each) => String(each) === search["days"]) ?? 30;
  const project = Number(search["project"]) || undefined;
  const report = useQuery({ queryKey: ["quality", project, days], queryFn: () => readQuality({ project_id: project, days }) });
  usePageTitle(words.title);
  function choose(next: { project?: string; days?: string }) {
    const chosen = { ...(project && { project: String(project) }), days: String(days), ...next };
    void navigate({ to: "/manage/quality", search: Object.fromEntries(Object.entries(chosen).filter(([, value]) => value)) });
  }
  return (
    <div className="stack">
      <div className="spread">
        <h1>{words.title}</h1>
        <div className="line">
          <Projects chosen={project} onChoose={(id) => choose({ project: id })} />
          <ChoiceField label={words.days} value={days} onChange={(event) => choose({ days: event.target.value })}>
            {SPANS.map((each) => <option key={each} value={each}>{words.lastDays(each)}</option>)}
          </ChoiceField>
        </div>
      </div>
      <p className="small quiet">{words.lead}</p>
      <Query
        of={report} skeleton={<Skeleton lines={10} />} isEmpty={(data) => data.verdicts.inspected === 0}
        empty={<Card><EmptyState title={words.none}>{words.noneNote}</EmptyState></Card>}
      >
        {(data) => <Report report={data} />}
      </Query>
    </div>
  );
}

/** Team leads see their company's answers to all projects; only who may read projects can choose one. */
function Projects({ chosen, onChoose }: { chosen: number | undefined; onChoose: (id: string) => void }) {
  const words = useWords(qualityWords);
  const of = useLanguage();
  const mayChoose = useMe().permits.includes("project.read");
  const projects = useQuery({ queryKey: ["projects", "choice"], queryFn: () => readProjects(), enabled: mayChoose });
  if (!mayChoose) return null;
  return (
    <ChoiceField label={words.project} value={chosen ?? ""} onChange={(event) => onChoose(event.target.value)}>
      <option value="">{words.all}</option>
      {projects.data?.rows.map((each) => <option key={each.id} value={each.id}>{titled(each, of)}</option>)}
    </ChoiceField>
  );
}
