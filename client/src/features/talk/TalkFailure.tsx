// What was refused in a talk, in words of its own; any other failure is shown as everywhere.
import { refusalOf } from "@/api/refusal";
import { useWords } from "@/i18n/words";
import { ErrorState } from "@/ui/States";
import { talkPageWords, type TalkPageWords } from "./words";
import style from "./talk.module.css";

export function TalkFailure({ error }: { error: unknown }) {
  const { refused } = useWords(talkPageWords);
  const { name, facts } = refusalOf(error);
  const own = refused[name as keyof TalkPageWords["refused"]]; // other names have no words here
  if (!own) return <ErrorState error={error} />;
  return <p role="alert" className={style["failure"]}>{own({ zh: String(facts["zh"]), en: String(facts["en"]), seconds: String(facts["retry_after_seconds"]) })}</p>;
}
