// How the person stands: today's count, time and pay; what came back; the month's quality with its formula.
import { Link } from "@/lib/routing";
import type { ReturnedAnswer, Work } from "@/api/types";
import { ago, duration, money, number, share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { names } from "@/i18n/names";
import { titled, useWords } from "@/i18n/words";
import { buttonClass } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { Figures } from "@/ui/Figures";
import { homeWords } from "./words";
import style from "./Page.module.css";

export function TodayCard({ today }: { today: Work["today"] }) {
  const words = useWords(homeWords);
  const of = useLanguage();
  return (
    <Card title={words.today}>
      <div className="stack-s">
        <Figures
          figures={[
            { key: "submitted", value: number(today.submitted, of), name: words.submitted },
            { key: "active", value: duration(today.active_seconds), name: words.active },
            { key: "estimated", value: money(today.estimated_fen, of), name: words.estimated },
          ]}
        />
        <p className="small quiet">{words.estimatedNote}</p>
      </div>
    </Card>
  );
}

export function ReturnedCard({ returned }: { returned: ReturnedAnswer[] }) {
  const words = useWords(homeWords);
  const first = returned[0];
  const count = first ? <Chip tone="warn">{returned.length}</Chip> : undefined;
  return (
    <Card title={words.returned} aside={count}>
      {returned.length === 0 && <p className="small quiet">{words.returned0}</p>}
      <ul className={style["list"]}>
        {returned.map((each) => <ReturnedRow key={each.answer_id} returned={each} />)}
      </ul>
      {first && (
        <Link
          to="/work/{-$projectId}" params={{ projectId: String(first.project_id) }}
          className={buttonClass("plain", true)}
        >
          {words.fix}
        </Link>
      )}
    </Card>
  );
}

function ReturnedRow({ returned }: { returned: ReturnedAnswer }) {
  const reasons = useWords(names).reason;
  const of = useLanguage();
  return (
    <li className={style["returned"]}>
      <p>
        <span className="mono">#{returned.answer_id}</span> {reasons[returned.reason_code] ?? returned.reason_code}
      </p>
      {returned.comment && <p className="small">{returned.comment}</p>}
      <p className="small quiet">
        {titled({ title: returned.project_title, title_en: returned.project_title_en }, of)}
        {" · "}{ago(returned.returned_at, Date.now(), of)}
      </p>
    </li>
  );
}

export function MonthCard({ month }: { month: Work["month"] }) {
  const words = useWords(homeWords);
  const of = useLanguage();
  return (
    <Card title={words.month}>
      <div className="stack-s">
        <Figures
          figures={[
            { key: "rate", value: share(month.first_pass_rate, of), name: words.firstPass },
            { key: "inspected", value: number(month.inspected, of), name: words.inspected },
          ]}
        />
        <p className="small quiet">{month.inspected === 0 ? words.month0 : words.monthNote}</p>
      </div>
    </Card>
  );
}
