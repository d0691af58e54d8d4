// A course's lessons: a list beside the open one; reading to the end is confirmed by its reader.
import { useState, type ReactNode } from "react";
import { Link } from "@/lib/routing";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { markLessonRead } from "@/api/courses";
import type { Lesson, OwnCourse } from "@/api/types";
import { useLanguage } from "@/i18n/language";
import { titled, useWords } from "@/i18n/words";
import { Rendered } from "@/lib/render/Rendered";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { Query } from "@/ui/Query";
import { ErrorState } from "@/ui/States";
import { lessonsQuery } from "./queries";
import { learnWords } from "./words";
import style from "./learn.module.css";

export function Lessons({ own, exam }: { own: OwnCourse; exam: ReactNode }) {
  const words = useWords(learnWords);
  const of = useLanguage();
  const lessons = useQuery(lessonsQuery(own.course.id));
  const [chosen, setChosen] = useState<number | null>(null);
  return (
    <>
      <div>
        <Link to="/learn/{-$courseId}" params={{ courseId: undefined }} className="small">← {words.back}</Link>
        <h1>{titled(own.course, of)}</h1>
      </div>
      <Query of={lessons}>
        {({ rows }) => {
          const open = rows.find((each) => each.position === chosen) ?? rows.find((each) => !each.read_at) ?? rows[0];
          return open && (
            <div className={style["lessons"]}>
              <nav aria-label={words.back} className={style["list"]}>
                {rows.map((each) => (
                  <button
                    key={each.id} type="button" aria-current={each.id === open.id || undefined}
                    onClick={() => setChosen(each.position)}
                  >
                    <span>{words.lesson(each.position)} · {words.areas[each.area]}</span>
                    {each.read_at && <Chip tone="ok">{words.readIt}</Chip>}
                  </button>
                ))}
                <div>{exam}</div>
              </nav>
              <OpenLesson key={open.id} lesson={open} last={open.position === rows.length} onNext={() => setChosen(open.position + 1)} />
            </div>
          );
        }}
      </Query>
    </>
  );
}

function OpenLesson({ lesson, last, onNext }: { lesson: Lesson; last: boolean; onNext: () => void }) {
  const words = useWords(learnWords);
  const of = useLanguage();
  const cache = useQueryClient();
  const marking = useMutation({
    mutationFn: () => markLessonRead(lesson.id),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ["courses"] });
      if (!last) onNext();
    },
  });
  return (
    <Card>
      <div className="stack">
        <div className={style["text"]}><Rendered text={of === "zh" ? lesson.body_md : lesson.body_md_en} /></div>
        <div className="line">
          {!lesson.read_at && (
            <Button weight="primary" busy={marking.isPending} onClick={() => marking.mutate()}>{words.markRead}</Button>
          )}
          {!last && <Button onClick={onNext}>{words.next}</Button>}
        </div>
        {marking.isError && <ErrorState error={marking.error} />}
      </div>
    </Card>
  );
}
