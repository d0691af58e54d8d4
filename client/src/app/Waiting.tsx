// How much waits for the person, as a small number in the navigation: questions to answer, replies to read.
import { useQuery } from "@tanstack/react-query";
import { questionCountsQuery } from "@/api/questions";
import type { Me } from "@/api/types";
import { useWords } from "@/i18n/words";
import { mayAny } from "./areas";
import { shellWords } from "./words";
import style from "./Waiting.module.css";

export function Waiting({ me, of }: { me: Me; of: "questions" | "replies" }) {
  const words = useWords(shellWords);
  const counts = useQuery({ ...questionCountsQuery, enabled: mayAny(me, ["question.answer", "work.take"]) }).data;
  const count = of === "replies" ? (counts?.replied ?? 0) : (counts?.waiting.reduce((sum, each) => sum + each.open, 0) ?? 0);
  if (count === 0) return null;
  const label = words[of](count);
  return <span className={style["count"]} role="img" aria-label={label} title={label}>{count > 99 ? "99+" : count}</span>;
}
