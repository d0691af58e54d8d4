// The rail's questions: those of this project with their replies, and what came in others.
import { useQuery } from "@tanstack/react-query";
import { isNews, ownQuestionsQuery } from "@/api/questions";
import { useWords } from "@/i18n/words";
import { QuestionView } from "@/ui/QuestionView";
import { askWords } from "./questionWords";
import style from "./Rail.module.css";

export function QuestionsFace({ projectId }: { projectId: number }) {
  const words = useWords(askWords);
  const all = useQuery(ownQuestionsQuery).data?.rows ?? [];
  const here = all.filter((each) => each.project_id === projectId);
  const elsewhere = all.filter((each) => each.project_id !== projectId && isNews(each));
  return (
    <div className={style["reading"]} tabIndex={0} role="group" aria-label={words.tab}>
      {here.length === 0 && <p className="quiet small">{words.none}</p>}
      {here.map((each) => <QuestionView key={each.id} question={each} />)}
      {elsewhere.length > 0 && <h3>{words.others}</h3>}
      {elsewhere.map((each) => <QuestionView key={each.id} question={each} />)}
    </div>
  );
}
