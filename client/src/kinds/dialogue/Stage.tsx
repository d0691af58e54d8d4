// A dialogue: one column with the model, what one thinks of each reply, and the composer.
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
import { TOGGLE_KEY } from "./actions";
import { firstUnrated, rates, SIDE, SIDES } from "./answer";
import { Opinion } from "./Opinion";
import style from "../talk/talk.module.css";

export function DialogueStage(props: KindProps) {
  const { form, view, lang, reading, toggle, locked, leaseId, problems } = props;
  const words = useWords(talkWords);
  const talk = useTalk(props, SIDES);
  useEffect(() => offerControls({
    toggle: (side) => (talk.growing[side] ? talk.stop(side) : talk.rounds.length > 0 && talk.retry(side)),
    end: talk.end,
  }));
  const unrated = firstUnrated(talk.rounds);
  const still = locked || (leaseId === null && !isTrial(view)); // nobody is there to answer
  const isTopic = openingOf(form, view) === null;
  return (
    <>
      {(isTopic || view.conversation.length > 1) && (
        <Prompt turns={view.conversation} lang={lang} open={reading.promptOpen} raw={reading.raw} onToggle={() => toggle("promptOpen")} />
      )}
      <div className={style["single"]}>
        <Column
          talk={talk} side={SIDE} title={words.talk} lang={lang} raw={reading.raw} still={still} sample={isTrial(view)}
          hint={TOGGLE_KEY}
          below={(reply, at) => (
            <Opinion
              reply={reply} rate={rates(form)} locked={locked} first={at === unrated}
              invalid={problems.some((each) => each.path === "replies")} onChange={(next) => talk.change(at, SIDE, next)}
            />
          )}
        />
      </div>
      {!locked && <Composer talk={talk} form={form} view={view} leaseId={leaseId} />}
    </>
  );
}
