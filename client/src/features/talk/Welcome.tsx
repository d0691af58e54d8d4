// What stands in an empty talk.
import { useWords } from "@/i18n/words";
import { talkPageWords } from "./words";
import style from "./talk.module.css";

export function Welcome() {
  const words = useWords(talkPageWords);
  return (
    <div className={style["welcome"]}>
      <p className={style["ask"]}>{words.empty}</p>
      <p className="quiet">{words.emptyNote}</p>
    </div>
  );
}
