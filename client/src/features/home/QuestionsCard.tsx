// The person's open questions and the replies that have come.
import { useQuery } from "@tanstack/react-query";
import { isNews, ownQuestionsQuery } from "@/api/questions";
import { useWords } from "@/i18n/words";
import { Card } from "@/ui/Card";
import { Chip } from "@/ui/Chip";
import { QuestionView } from "@/ui/QuestionView";
import { homeWords } from "./words";

const SHOWN = 5;

/** Only where something was asked: open ones, and replies not noted yet. */
export function QuestionsCard() {
  const words = useWords(homeWords);
  const questions = useQuery(ownQuestionsQuery).data?.rows ?? [];
  const live = questions.filter((each) => each.replied_at === null || isNews(each)).slice(0, SHOWN);
  const news = live.filter(isNews).length;
  if (live.length === 0) return null;
  return (
    <Card title={words.questions} aside={news > 0 ? <Chip tone="accent">{words.newReplies(news)}</Chip> : undefined}>
      {live.map((each) => <QuestionView key={each.id} question={each} />)}
    </Card>
  );
}
