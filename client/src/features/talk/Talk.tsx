// One dialogue: the branch that is shown, the reply that is coming, the composer, and the settings beside them.
import { useEffect, useRef, useState } from "react";
import type { DialogueOpened, TalkModel } from "@/api/dialogues";
import { useWords } from "@/i18n/words";
import { Growing } from "@/lib/render/Growing";
import { useActions } from "@/lib/keys/useActions";
import { useEndFollowing } from "@/lib/useEndFollowing";
import { Composer } from "./Composer";
import { takeFirstWords } from "./first";
import { AiMark, MessageView } from "./MessageView";
import { SettingsPane } from "./SettingsPane";
import { TalkFailure } from "./TalkFailure";
import { branchOf, towards, type Chosen } from "./tree";
import { useReply } from "./useReply";
import { Welcome } from "./Welcome";
import { talkPageWords } from "./words";
import style from "./talk.module.css";

type Props = { opened: DialogueOpened; models: TalkModel[]; onGone: () => void };

export function Talk({ opened, models }: Props) {
  const words = useWords(talkPageWords);
  const { dialogue, messages } = opened;
  const [chosen, setChosen] = useState<Chosen>({});
  const reply = useReply(dialogue.id, (message) => setChosen((before) => ({ ...before, [message.parent_id ?? 0]: message.id })));
  const whole = branchOf(messages, chosen);
  const { growing } = reply;
  // While another reply to a message grows, what was said after that message is another branch.
  const cut = growing ? whole.findIndex(({ message }) => message.id === growing.parent) + 1 : whole.length;
  const branch = whole.slice(0, cut);
  const scroller = useEndFollowing();
  const last = branch.at(-1)?.message;
  useFirstWords(dialogue.id, (text) => reply.say(null, text));
  useActions([{ id: "stop", label: words.stop, keys: ["Escape"], run: reply.stop, enabled: growing !== null }]);
  return (
    <>
      <main className={style["talk"]}>
        <div ref={scroller} className={style["scroll"]} tabIndex={0} role="group" aria-label={dialogue.title || words.untitled}>
          {branch.length === 0 && !growing && <Welcome />}
          {branch.map((placed) => (
            <MessageView
              key={placed.message.id} dialogue={dialogue} placed={placed} busy={growing !== null}
              onGo={(id) => setChosen(towards(messages, id, chosen))}
              onSay={(text) => reply.say(placed.message.parent_id, text)}
              onAgain={() => placed.message.parent_id !== null && reply.again(placed.message.parent_id)}
            />
          ))}
          {growing && (
            <article className={style["reply"]} data-state="growing">
              <div className={style["who"]}><AiMark /><span className="small quiet">{words.writing}</span></div>
              <Growing live={growing.live} lang="zh-CN" />
            </article>
          )}
          {!growing && last?.role === "user" && <Unanswered onAgain={() => reply.again(last.id)} />}
          {reply.failure && <p role="alert" className={style["failure"]}>{words.failure}{reply.failure}</p>}
          {reply.error !== null && <TalkFailure error={reply.error} />}
          <div className="visually-hidden" aria-live="polite">{growing ? words.writing : ""}</div>
        </div>
        <Composer
          busy={growing !== null} onStop={reply.stop}
          onSend={(text) => reply.say(last?.role === "user" ? last.parent_id : (last?.id ?? null), text)}
        />
      </main>
      <SettingsPane key={dialogue.id} dialogue={dialogue} models={models} branch={branch} />
    </>
  );
}

function Unanswered({ onAgain }: { onAgain: () => void }) {
  const words = useWords(talkPageWords);
  return <p><button type="button" className={style["link"]} onClick={onAgain}>{words.regenerate}</button></p>;
}

/** Say what the person wrote before there was a dialogue; once, whatever React does. */
function useFirstWords(id: number, say: (text: string) => void): void {
  const latest = useRef(say);
  useEffect(() => {
    latest.current = say;
  });
  useEffect(() => {
    const text = takeFirstWords(id);
    if (text !== null) latest.current(text);
  }, [id]);
}
