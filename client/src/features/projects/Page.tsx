// The list of projects, with how far each has come.
import { Link, useNavigate } from "@/lib/routing";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMay } from "@/api/me";
import { readProjects } from "@/api/projects";
import type { Project } from "@/api/types";
import { money, number } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { names } from "@/i18n/names";
import { named, titled, useWords } from "@/i18n/words";
import { buttonClass } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { Paged } from "@/ui/Paged";
import { usePageTitle } from "@/ui/pageTitle";
import { Progress } from "@/ui/Progress";
import { EmptyState } from "@/ui/States";
import { Table, type Column } from "@/ui/Table";
import { PROJECT_TONES } from "@/ui/tones";
import { projectsWords } from "./words";

export function ProjectsPage() {
  const words = useWords(projectsWords);
  const manages = useMay("project.manage");
  const navigate = useNavigate();
  const columns = useColumns();
  const projects = useInfiniteQuery({
    queryKey: ["projects"],
    queryFn: ({ pageParam }) => readProjects({ cursor: pageParam }),
    initialPageParam: undefined as string | undefined, // the first page has no cursor
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const open = (project: Project) =>
    void navigate({ to: "/manage/projects/$projectId/{-$tab}", params: { projectId: String(project.id) } });
  usePageTitle(words.title);
  return (
    <div className="stack">
      <div className="spread"><h1>{words.title}</h1>{manages && <MakeLink />}</div>
      <Card>
        <Paged of={projects} empty={<Nothing />}>
          {(rows) => (
            <Table label={words.title} columns={columns} rows={rows} rowKey={(row) => row.id} onOpen={open} />
          )}
        </Paged>
      </Card>
    </div>
  );
}

function MakeLink() {
  const words = useWords(projectsWords);
  return <Link to="/manage/projects/new" className={buttonClass("primary")}>{words.make}</Link>;
}

function Nothing() {
  const words = useWords(projectsWords);
  if (!useMay("project.manage")) return <EmptyState title={words.empty}>{words.emptyReader}</EmptyState>;
  return <EmptyState title={words.empty} action={<MakeLink />}>{words.emptyNote}</EmptyState>;
}

function useColumns(): Column<Project>[] {
  const words = useWords(projectsWords);
  const { kind: kinds, project: states } = useWords(names);
  const of = useLanguage();
  return [
    {
      key: "name", title: words.name, wide: true,
      cell: (row) => <>{titled(row, of)} {row.is_sample && <Chip tone="warn">{words.sample}</Chip>}</>,
    },
    { key: "kind", title: words.kind, cell: (row) => <Chip tone="primary">{kinds[row.kind]}</Chip> },
    {
      key: "state", title: words.state,
      cell: (row) => <Chip tone={PROJECT_TONES[row.state]}>{states[row.state]}</Chip>,
    },
    { key: "client", title: words.client, cell: (row) => (row.client ? named(row.client, of) : "—") },
    {
      key: "progress", title: words.progress,
      cell: ({ progress }) => (
        <Progress value={progress.seats ? progress.accepted / progress.seats : 0} label={words.progress} />
      ),
    },
    { key: "items", title: words.items, number: true, cell: (row) => number(row.progress.items, of) },
    { key: "settled", title: words.settled, number: true, cell: (row) => number(row.progress.settled, of) },
    { key: "waiting", title: words.waiting, number: true, cell: (row) => number(row.progress.in_inspection, of) },
    { key: "price", title: words.price, number: true, cell: (row) => money(row.price_fen, of) },
  ];
}
