// A question with its reply, as its asker meets it on home and in the workbench.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { isNews, noteReply } from "@/api/questions";
import type { Question } from "@/api/types";
import { ago } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Button } from "./Button";
import { Chip } from "./Chip";
import { questionWords } from "./questionWords";
import style from "./QuestionView.module.css";

export function QuestionView({ question }: { question: Question }) {
  const words = useWords(questionWords);
  const of = useLanguage();
  return (
    <article className={`${style["question"]} stack-s`}>
      <p className="small quiet">
        {words.item(question.item_id)} · {words.asked(ago(question.asked_at, Date.now(), of))}{" "}
        {isNews(question) && <Chip tone="accent">{words.unseen}</Chip>}
      </p>
      <p className="prewrap">{question.text}</p>
      {question.reply === null
        ? <p className="small quiet">{words.waiting}</p>
        : (
          <div className={`${style["reply"]} stack-s`}>
            <p className="prewrap"><b>{words.reply}</b> {question.reply}</p>
            {question.adopted_version !== null && <p><Chip tone="ok">{words.adopted(question.adopted_version)}</Chip></p>}
          </div>
        )}
      {isNews(question) && <Noted id={question.id} />}
    </article>
  );
}

function Noted({ id }: { id: number }) {
  const words = useWords(questionWords);
  const cache = useQueryClient();
  const noting = useMutation({
    mutationFn: () => noteReply(id), onSuccess: () => cache.invalidateQueries({ queryKey: ["questions"] }),
  });
  return <div><Button compact busy={noting.isPending} onClick={() => noting.mutate()}>{words.noted}</Button></div>;
}
