// Where the person is paused: why, since when, and what brings them back.
import { Link } from "@/lib/routing";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { readOwnStanding } from "@/api/standing";
import type { Pause } from "@/api/types";
import { dateTime, decimal, share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { titled, useWords } from "@/i18n/words";
import { buttonClass } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { pauseWords } from "./pauseWords";

const standingQuery = queryOptions({ queryKey: ["standing"], queryFn: readOwnStanding });

export function PausesCard() {
  const pauses = (useQuery(standingQuery).data?.pauses ?? []).filter((each) => each.lifted_at === null);
  return <>{pauses.map((each) => <Paused key={each.id} pause={each} />)}</>;
}

function Paused({ pause }: { pause: Pause }) {
  const words = useWords(pauseWords);
  const of = useLanguage();
  const { seen, right, value, high, pause_bp } = pause.evidence;
  const said = [seen, decimal(right, Number.isInteger(right) ? 0 : 1, of), share(value, of), share(high, of), share(pause_bp / 10_000, of)] as const;
  return (
    <Card title={words.title(titled({ title: pause.project_title, title_en: pause.project_title_en }, of))}>
      <div className="stack-s">
        <p>{words.why(...said)}</p>
        <p className="small quiet">{words.since(dateTime(pause.paused_at, of))} {words.handled[pause.handling]?.(pause.handled)}</p>
        <h3>{words.todo}</h3>
        {pause.course_id === null ? <p>{words.manager}</p> : (
          <>
            <p>{words.course(titled({ title: pause.course_title ?? "", title_en: pause.course_title_en ?? "" }, of))}</p>
            <div>
              <Link to="/learn/{-$courseId}" params={{ courseId: String(pause.course_id) }} className={buttonClass("primary")}>
                {words.toCourse}
              </Link>
            </div>
          </>
        )}
        <p className="small quiet">{words.appeal}</p>
      </div>
    </Card>
  );
}
