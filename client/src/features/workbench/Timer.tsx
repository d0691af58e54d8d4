// The active time of the item, counted where the person sees it. Only this small part is drawn each second.
import { useWords } from "@/i18n/words";
import { Chip } from "@/ui/Chip";
import { useNow } from "@/ui/useNow";
import { asClock, isIdle, spent } from "./activeClock";
import type { ActiveTime } from "./useActiveTime";
import { workbenchWords } from "./words";
import style from "./Header.module.css";

export function Timer({ time }: { time: ActiveTime }) {
  const words = useWords(workbenchWords);
  const now = useNow(1000);
  const clock = time.current;
  return (
    <span className={style["timer"]}>
      {words.activeTime} {asClock(clock ? spent(clock, now) : 0)}{" "}
      {clock && isIdle(clock, now) && <span title={words.pausedNote}><Chip tone="warn">⏸ {words.paused}</Chip></span>}
    </span>
  );
}
