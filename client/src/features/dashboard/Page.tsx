// The operator's overview of the base, renewed every five seconds.
import { Link } from "@/lib/routing";
import { useQuery } from "@tanstack/react-query";
import type { BaseReport } from "@/api/types";
import { readBaseReport } from "@/api/results";
import { clock, number, share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { named, titled, useWords } from "@/i18n/words";
import { Card } from "@/ui/Card";
import { Bars } from "@/ui/charts/Bars";
import { Chip } from "@/ui/Chip";
import { Figures } from "@/ui/Figures";
import { usePageTitle } from "@/ui/pageTitle";
import { Query } from "@/ui/Query";
import { EmptyState, Skeleton } from "@/ui/States";
import { useNow } from "@/ui/useNow";
import { HoursChart } from "./HoursChart";
import { dashboardWords } from "./words";
import style from "./Page.module.css";

const REFRESH_MS = 5000;
const STALE_S = 15;

export function DashboardPage() {
  const words = useWords(dashboardWords);
  const report = useQuery({ queryKey: ["base"], queryFn: readBaseReport, refetchInterval: REFRESH_MS });
  usePageTitle(words.title);
  return (
    <div className="stack">
      <div className="spread">
        <div className="line">
          <h1>{words.title}</h1>
          {report.data?.sample && <Chip tone="warn">{words.sample}</Chip>}
        </div>
        {report.data && <Freshness at={report.dataUpdatedAt} />}
      </div>
      {report.data?.sample && <p className="small quiet">{words.sampleNote}</p>}
      <Query of={report} skeleton={<Skeleton lines={10} />}>{(data) => <Board report={data} />}</Query>
    </div>
  );
}

function Freshness({ at }: { at: number }) {
  const words = useWords(dashboardWords);
  const seconds = Math.round((useNow(1000) - at) / 1000);
  if (seconds > STALE_S) return <Chip tone="bad">{words.old(seconds)}</Chip>;
  return <span className="small quiet">{words.asOf(clock(new Date(at).toISOString()))}</span>;
}

function Board({ report }: { report: BaseReport }) {
  const words = useWords(dashboardWords);
  return (
    <div className="stack">
      <Headline report={report} />
      <div className={style["columns"]}>
        <Card title={words.hours}><HoursChart hours={report.by_hour} /></Card>
        <VendorsCard vendors={report.by_vendor} />
      </div>
      <ProjectsCard projects={report.by_project} />
    </div>
  );
}

function Headline({ report }: { report: BaseReport }) {
  const words = useWords(dashboardWords);
  const of = useLanguage();
  const figures: [string, number][] = [
    [words.onDuty, report.on_duty], [words.answersToday, report.answers_today],
    [words.acceptedToday, report.accepted_today], [words.waiting, report.inspection_waiting],
    [words.returned, report.returned], [words.settled, report.items_settled],
    [words.organisations, report.organisations], [words.people, report.people],
    [words.annotators, report.annotators], [words.projectsOpen, report.projects_open],
    [words.answersTotal, report.answers_total], [words.releases, report.releases],
  ];
  return <Figures large figures={figures.map(([name, value]) => ({ key: name, name, value: number(value, of) }))} />;
}

function VendorsCard({ vendors }: { vendors: BaseReport["by_vendor"] }) {
  const words = useWords(dashboardWords);
  const of = useLanguage();
  const bars = vendors.map((vendor) => ({
    key: vendor.id, name: named(vendor, of), value: vendor.answers_today,
    figure: number(vendor.answers_today, of), note: words.firstPass(share(vendor.first_pass_rate, of)),
  }));
  return (
    <Card title={words.vendors}>
      {bars.length === 0 ? <EmptyState title={words.vendors0} /> : <Bars bars={bars} />}
    </Card>
  );
}

function ProjectsCard({ projects }: { projects: BaseReport["by_project"] }) {
  const words = useWords(dashboardWords);
  const of = useLanguage();
  const bars = projects.map((project) => ({
    key: project.id, name: titled(project, of),
    value: project.progress.seats > 0 ? project.progress.accepted / project.progress.seats : 0,
    figure: words.done(number(project.progress.accepted, of), number(project.progress.seats, of)),
    note: <Link to="/manage/projects/$projectId/{-$tab}" params={{ projectId: String(project.id) }}>→</Link>,
  }));
  return (
    <Card title={words.projects}>
      {bars.length === 0
        ? <EmptyState title={words.projects0}>{words.projects0Note}</EmptyState>
        : <Bars bars={bars} most={1} />}
    </Card>
  );
}
