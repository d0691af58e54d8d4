// How courses do: sittings, pass rates, and each question's ease and discrimination, the doubtful ones first.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { putEntryCourse } from "@/api/courses";
import type { CourseReport } from "@/api/types";
import { decimal, number, share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { titled, useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { Figures } from "@/ui/Figures";
import { usePageTitle } from "@/ui/pageTitle";
import { Query } from "@/ui/Query";
import { EmptyState, ErrorState } from "@/ui/States";
import { Table, type Column } from "@/ui/Table";
import { toast } from "@/ui/toasts";
import { LadderEditors } from "../ladders/LadderEditor";
import { ladderWords } from "../ladders/words";
import { reportsQuery } from "./queries";
import { learnWords } from "./words";

export function CourseReportPage() {
  const words = useWords(learnWords).report;
  const climbing = useWords(ladderWords);
  const cache = useQueryClient();
  const reports = useQuery(reportsQuery);
  const taking = useMutation({
    mutationFn: putEntryCourse,
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ["reports"] });
      toast(words.taken);
    },
  });
  usePageTitle(words.title);
  return (
    <div className="stack">
      <div className="spread">
        <h1>{words.title}</h1>
        <Button busy={taking.isPending} onClick={() => taking.mutate()}>{words.take}</Button>
      </div>
      {taking.isError && <ErrorState error={taking.error} />}
      <Query
        of={reports} isEmpty={({ rows }) => rows.length === 0}
        empty={<Card><EmptyState title={words.none}>{words.noneNote}</EmptyState></Card>}
      >
        {({ rows }) => rows.map((report) => <Report key={report.course.id} report={report} />)}
      </Query>
      <h2>{climbing.title}</h2>
      <LadderEditors />
    </div>
  );
}

function Report({ report }: { report: CourseReport }) {
  const words = useWords(learnWords).report;
  const of = useLanguage();
  const columns = useColumns();
  const rows = [...report.questions].sort((a, b) => (a.discrimination ?? 2) - (b.discrimination ?? 2));
  return (
    <>
      <Card title={titled(report.course, of)}>
        <Figures figures={[
          { key: "sittings", value: number(report.sittings, of), name: words.sittings },
          { key: "people", value: number(report.people, of), name: words.people },
          { key: "passed", value: number(report.passed, of), name: words.passed },
          { key: "rate", value: report.people ? share(report.passed / report.people, of) : "—", name: words.rate },
          { key: "mean", value: report.mean_bp === null ? "—" : share(report.mean_bp / 10_000, of), name: words.mean },
        ]} />
      </Card>
      <Card title={words.items}>
        <div className="stack-s">
          <p className="small quiet">{words.note}</p>
          <Table label={words.items} columns={columns} rows={rows} rowKey={(row) => row.id} />
        </div>
      </Card>
    </>
  );
}

function useColumns(): Column<CourseReport["questions"][number]>[] {
  const words = useWords(learnWords);
  const of = useLanguage();
  const { report } = words;
  return [
    { key: "area", title: report.area, cell: (row) => <Chip>{words.areas[row.area]}</Chip> },
    { key: "stem", title: report.stem, wide: true, cell: (row) => row.stem[of] },
    { key: "asked", title: report.asked, number: true, cell: (row) => number(row.asked, of) },
    { key: "ease", title: report.ease, number: true, cell: (row) => (row.ease === null ? "—" : share(row.ease, of)) },
    {
      key: "discrimination", title: report.discrimination, number: true,
      cell: (row) => (row.discrimination === null ? "—" : decimal(row.discrimination, 2, of)),
    },
  ];
}
