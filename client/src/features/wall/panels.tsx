// The panels of the wall: projects, queues, companies, and what needs attention.
import type { ReactNode } from "react";
import type { Wall } from "@/api/wall";
import { decimal, number, share } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { named, titled, useWords } from "@/i18n/words";
import { attentionOf, dueOf, rateOf, span } from "./say";
import { wallWords } from "./words";
import style from "./wall.module.css";

const MOST = { projects: 5, companies: 9, attention: 6 };

export function Panel({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={style["panel"]}>
      <header><h2>{title}</h2>{aside}</header>
      {children}
    </section>
  );
}

export function Projects({ wall, now }: { wall: Wall; now: number }) {
  const words = useWords(wallWords);
  const of = useLanguage();
  if (wall.projects.length === 0) return <p className={style["nothing"]}>{words.projects0}</p>;
  return (
    <table className={style["table"]}>
      <thead>
        <tr><th>{words.project}</th><th>{words.progress}</th><th>{words.firstPass}</th><th>{words.alpha}</th><th>{words.due}</th></tr>
      </thead>
      <tbody>
        {wall.projects.slice(0, MOST.projects).map((each) => {
          const done = each.seats > 0 ? each.accepted / each.seats : 0;
          return (
            <tr key={each.id}>
              <th scope="row">{titled(each, of)}</th>
              <td><span className={style["progress"]}><Bar value={done} />{Math.floor(done * 100)}%</span></td>
              <td>{share(rateOf(each), of)}</td>
              <td>{decimal(each.alpha, 2, of)}</td>
              <td>{dueOf(each.due_at, now, of)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

export function Queues({ wall, now }: { wall: Wall; now: number }) {
  const words = useWords(wallWords);
  const of = useLanguage();
  return (
    <table className={style["table"]}>
      <thead><tr><th>{words.stage}</th><th>{words.waiting}</th><th>{words.longest}</th></tr></thead>
      <tbody>
        {wall.queue.map((each) => (
          <tr key={each.stage}>
            <th scope="row">{words.stages[each.stage]}</th>
            <td>{number(each.waiting, of)}</td>
            <td>{each.since === null ? "—" : span(now - Date.parse(each.since), of)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Companies({ wall }: { wall: Wall }) {
  const words = useWords(wallWords);
  const of = useLanguage();
  if (wall.companies.length === 0) return <p className={style["nothing"]}>{words.companies0}</p>;
  return (
    <ul className={style["companies"]}>
      {wall.companies.slice(0, MOST.companies).map((each) => (
        <li key={each.name}>
          <span className={style["cut"]}>{named(each, of)}</span>
          <Bar value={each.annotators > 0 ? each.on_duty / each.annotators : 0} />
          <span className={style["share"]}>{number(each.on_duty, of)}/{number(each.annotators, of)}</span>
        </li>
      ))}
    </ul>
  );
}

export function Attention({ wall }: { wall: Wall }) {
  const words = useWords(wallWords);
  const of = useLanguage();
  if (wall.attention.length === 0) return <p className={style["nothing"]}>{words.attention0}</p>;
  return (
    <ul className={style["attention"]}>
      {wall.attention.slice(0, MOST.attention).map((each) => (
        <li key={`${each.why} ${each.name}`}>
          <span className={style["sort"]} data-sort={each.sort}>{words.sorts[each.sort]}</span>
          <span className={style["cut"]}>{attentionOf(each, of)}</span>
        </li>
      ))}
    </ul>
  );
}

function Bar({ value }: { value: number }) {
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" className={style["bar"]}>
      <rect width="100" height="10" className={style["trough"]} />
      <rect width={Math.min(100, value * 100)} height="10" className={style["filled"]} />
    </svg>
  );
}

/** How many of them did not fit. */
export function More({ of: which, wall }: { of: keyof typeof MOST; wall: Wall }) {
  const words = useWords(wallWords);
  const count = wall[which].length - MOST[which];
  return count > 0 ? <p className={style["more"]}>{words.more(count)}</p> : null;
}
