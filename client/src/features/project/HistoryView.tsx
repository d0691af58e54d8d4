// All that was done to an item, oldest first; people by pseudonym, by login only for readers of the audit.
import { useQuery } from "@tanstack/react-query";
import type { ItemEvent } from "@/api/types";
import { dateTime } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Query } from "@/ui/Query";
import { exploreWords } from "./exploreWords";
import { historyQuery } from "./queries";
import style from "./project.module.css";

const KNOWN = ["item", "project"]; // whoever reads this is looking at both

export function HistoryView({ itemId }: { itemId: number }) {
  const words = useWords(exploreWords);
  const history = useQuery(historyQuery(itemId));
  return (
    <section className="stack-s">
      <h3>{words.history}</h3>
      <Query of={history} isEmpty={(data) => data.rows.length === 0} empty={<p className="quiet">{words.history0}</p>}>
        {(data) => <ol className={style["history"]}>{data.rows.map((row) => <Line key={row.id} event={row} />)}</ol>}
      </Query>
    </section>
  );
}

function Line({ event }: { event: ItemEvent }) {
  const words = useWords(exploreWords);
  const of = useLanguage();
  const facts = Object.entries(event.facts).filter(([name]) => !KNOWN.includes(name)).map(([name, value]) => `${name}: ${plain(value)}`).join(" · ");
  return (
    <li>
      <span className="small quiet nowrap">{dateTime(event.at, of)}</span>
      <span>
        <b>{words.action[event.action] ?? event.action}</b>{" "}
        <span className="mono">{event.actor ?? event.person_alias ?? words.house}</span>
        {facts && <span className="small quiet"> {facts}</span>}
      </span>
    </li>
  );
}

function plain(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
