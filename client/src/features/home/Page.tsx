// The annotator's home: what to continue, what can be claimed and on which terms, what came back, today, month.
import { useQuery } from "@tanstack/react-query";
import { useWords } from "@/i18n/words";
import { usePageTitle } from "@/ui/pageTitle";
import { Query } from "@/ui/Query";
import { Claimable } from "./Claimable";
import { later } from "@/ui/later";
import { QuestionsCard } from "./QuestionsCard";
import { workQuery } from "./queries";
import { Resume } from "./Resume";
import { MonthCard, ReturnedCard, TodayCard } from "./Standing";
import { homeWords } from "./words";
import style from "./Page.module.css";

const PausesCard = later(() => import("./PausesCard").then((its) => its.PausesCard));

export function HomePage() {
  const words = useWords(homeWords);
  const work = useQuery(workQuery);
  usePageTitle(words.title);
  return (
    <div className="page">
      <h1 className="visually-hidden">{words.title}</h1>
      <Query of={work}>
        {(data) => (
          <div className="stack">
            {data.projects.some((each) => each.is_paused) && <PausesCard />}
            {data.resume && <Resume lease={data.resume} />}
            <div className={style["columns"]}>
              <Claimable projects={data.projects} />
              <div className="stack">
                <TodayCard today={data.today} />
                <QuestionsCard />
                <ReturnedCard returned={data.returned} />
                <MonthCard month={data.month} />
              </div>
            </div>
          </div>
        )}
      </Query>
    </div>
  );
}
