// The right rail of a ranking: the order, whether none is good, and the reason. Where the answer in focus stands is said
// aloud as it changes.
import { useMemo } from "react";
import { useWords } from "@/i18n/words";
import { useOwnKey } from "@/lib/keys/settings";
import { Key } from "@/ui/Key";
import type { KindProps } from "../contract";
import { Reason } from "../parts/Reason";
import { activeSlot, readAnswer, slotsOf } from "./answer";
import { equalsOf } from "./order";
import { OrderList } from "./OrderList";
import { placeInWords, rankingWords } from "./words";
import style from "./Fields.module.css";

const PREVIEW_CHARS = 80;

export function RankingFields({ form, view, body, change, locked, active, setActive, problems }: KindProps) {
  const words = useWords(rankingWords);
  const slots = slotsOf(view);
  const answer = readAnswer(body, slots);
  const chosen = activeSlot(slots, active);
  const previews = useMemo(
    () => Object.fromEntries(view.candidates.map(({ slot, content }) => [slot, content.slice(0, PREVIEW_CHARS)])), [view],
  );
  const place = placeInWords(words, answer.ranks[chosen] ?? null, equalsOf(answer.ranks, slots, chosen));
  return (
    <>
      <p className="visually-hidden" role="status" aria-live="polite">{words.status(chosen, place)}</p>
      <OrderList
        slots={slots} ranks={answer.ranks} previews={previews} active={chosen} locked={locked}
        invalid={problems.some((each) => each.path.startsWith("ranks"))} onActive={setActive}
        onChange={(ranks) => change({ ...answer, ranks })}
      />
      <label className={style["none"]}>
        <input
          type="checkbox" checked={answer.none_good} disabled={locked} aria-keyshortcuts={useOwnKey("N") || undefined}
          onChange={(event) => change({ ...answer, none_good: event.target.checked })}
        />
        <span><b>{words.noneGood}</b> <Key>N</Key><br /><span className="small quiet">{words.noneGoodNote}</span></span>
      </label>
      <Reason
        form={form} reason={answer.reason} locked={locked} problems={problems}
        onChange={(reason) => change({ ...answer, reason })}
      />
    </>
  );
}
