// A sitting: one question at a time with a card of all, kept after each choice, handed in by hand or when time is up.
import { useParams } from "@/lib/routing";
import { useQuery } from "@tanstack/react-query";
import { useWords } from "@/i18n/words";
import { usePageTitle } from "@/ui/pageTitle";
import { Query } from "@/ui/Query";
import { Exam } from "./Exam";
import { sittingQuery } from "./queries";
import { Result } from "./Result";
import { learnWords } from "./words";

export function ExamPage() {
  const words = useWords(learnWords);
  const { sittingId } = useParams();
  const paper = useQuery(sittingQuery(Number(sittingId)));
  usePageTitle(words.title);
  return (
    <div className="page stack">
      <Query of={paper}>
        {(found) => found.handed_in_at ? <Result paper={found} /> : <Exam key={found.id} paper={found} />}
      </Query>
    </div>
  );
}
