// Learning: all courses with one's progress and certificates, or the lessons of one course.
import { useState } from "react";
import { Link, useNavigate, useParams } from "@/lib/routing";
import { useMutation, useQuery } from "@tanstack/react-query";
import { startSitting } from "@/api/courses";
import type { OwnCourse } from "@/api/types";
import { date, share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { titled, useWords } from "@/i18n/words";
import { Button, buttonClass } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { Dialog } from "@/ui/Dialog";
import { usePageTitle } from "@/ui/pageTitle";
import { Progress } from "@/ui/Progress";
import { Query } from "@/ui/Query";
import { EmptyState, ErrorState } from "@/ui/States";
import { OwnClimbs } from "../ladders/OwnClimbs";
import { Certificates } from "./Certificates";
import { Lessons } from "./Lessons";
import { coursesQuery } from "./queries";
import { learnWords } from "./words";

const AREAS = 4;

export function LearnPage() {
  const words = useWords(learnWords);
  const { courseId } = useParams();
  const courses = useQuery(coursesQuery);
  usePageTitle(words.title);
  return (
    <div className="page stack">
      <Query of={courses}>
        {({ rows }) => {
          const open = rows.find(({ course }) => String(course.id) === courseId);
          if (open) return <Lessons own={open} exam={<ExamButton own={open} />} />;
          return (
            <>
              <h1>{words.title}</h1>
              {rows.length === 0 && <Card><EmptyState title={words.courses0}>{words.courses0Note}</EmptyState></Card>}
              {rows.map((own) => <CourseCard key={own.course.id} own={own} />)}
              <OwnClimbs />
              <Certificates />
            </>
          );
        }}
      </Query>
    </div>
  );
}

function CourseCard({ own }: { own: OwnCourse }) {
  const words = useWords(learnWords);
  const of = useLanguage();
  const { course, last, certificate } = own;
  return (
    <Card
      title={titled(course, of)}
      aside={certificate
        ? <Chip tone="ok">{words.passed} · {words.until(date(certificate.expires_at, of))}</Chip>
        : last?.passed === false && <Chip tone="warn">{words.failed(share((last.score_bp ?? 0) / 10_000, of))}</Chip>}
    >
      <div className="stack-s">
        <p className="small quiet">
          {words.about(course.per_area * AREAS, course.minutes, share(course.pass_bp / 10_000, of))} · {words.gives(course.skill)}
        </p>
        <Progress value={own.lessons ? own.read / own.lessons : 0} label={words.lessons(own.read, own.lessons)} figure={words.lessons(own.read, own.lessons)} />
        <div className="line">
          <Link to="/learn/{-$courseId}" params={{ courseId: String(course.id) }} className={buttonClass(own.read < own.lessons ? "primary" : "plain")}>
            {own.read < own.lessons ? words.study : words.review}
          </Link>
          <ExamButton own={own} />
        </div>
      </div>
    </Card>
  );
}

function ExamButton({ own }: { own: OwnCourse }) {
  const words = useWords(learnWords);
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const { course } = own;
  const go = (id: number) => void navigate({ to: "/exams/$sittingId", params: { sittingId: String(id) } });
  const starting = useMutation({ mutationFn: () => startSitting(course.id), onSuccess: (paper) => go(paper.id) });
  const { under_way } = own;
  if (under_way !== null) return <Button weight="primary" onClick={() => go(under_way)}>{words.resume}</Button>;
  if (own.read < own.lessons) return <span className="small quiet">{words.needsLessons}</span>;
  return (
    <>
      <Button weight={own.certificate ? "plain" : "primary"} onClick={() => setAsking(true)}>{words.exam}</Button>
      <Dialog
        open={asking} title={words.startAsk} onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{words.cancel}</Button>
            <Button weight="primary" busy={starting.isPending} onClick={() => starting.mutate()}>{words.start}</Button>
          </>
        }
      >
        <p>{words.startNote(course.per_area * AREAS, course.minutes)}</p>
        {starting.isError && <ErrorState error={starting.error} />}
      </Dialog>
    </>
  );
}
