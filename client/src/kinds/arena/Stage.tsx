// The arena: two columns exactly alike and one composer for both. Nobody here knows which model is which.
import { useEffect } from "react";
import { useWords } from "@/i18n/words";
import type { KindProps } from "../contract";
import { Prompt } from "../parts/Prompt";
import { Column } from "../talk/Column";
import { Composer } from "../talk/Composer";
import { offerControls } from "../talk/controls";
import { isTrial } from "../talk/sample";
import { openingOf } from "../talk/rounds";
import { useTalk } from "../talk/useTalk";
import { talkWords } from "../talk/words";
import { SIDE_KEYS } from "./actions";
import { SIDES } from "./answer";
import { arenaWords } from "./words";
import style from "../talk/talk.module.css";

export function ArenaStage(props: KindProps) {
  const { form, view, lang, reading, toggle, locked, leaseId } = props;
  const words = useWords(talkWords);
  const arena = useWords(arenaWords);
  const talk = useTalk(props, SIDES);
  useEffect(() => offerControls({
    toggle: (side) => (talk.growing[side] ? talk.stop(side) : talk.rounds.length > 0 && talk.retry(side)),
    end: talk.end,
  }));
  const still = locked || (leaseId === null && !isTrial(view)); // nobody is there to answer
  const isTopic = openingOf(form, view) === null;
  return (
    <>
      {(isTopic || view.conversation.length > 1) && (
        <Prompt turns={view.conversation} lang={lang} open={reading.promptOpen} raw={reading.raw} onToggle={() => toggle("promptOpen")} />
      )}
      <div className={style["columns"]}>
        {SIDES.map((side) => (
          <Column
            key={side} talk={talk} side={side} title={words.side(side)} lang={lang} raw={reading.raw} still={still}
            sample={isTrial(view)} hint={SIDE_KEYS[side]}
          >
            {talk.rounds.length === 0 && <p className="small quiet">{arena.blind}</p>}
          </Column>
        ))}
      </div>
      {!locked && <Composer talk={talk} form={form} view={view} leaseId={leaseId} />}
    </>
  );
}
