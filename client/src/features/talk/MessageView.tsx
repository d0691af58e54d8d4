// One message: a person's, which may be edited into a new branch, or a model's, with its mark and what can be done.
import { useState } from "react";
import type { Dialogue } from "@/api/dialogues";
import { decimal } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { Blocks } from "@/lib/render/Growing";
import { Rendered } from "@/lib/render/Rendered";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { EditBox } from "./EditBox";
import { ReplyActs } from "./ReplyActs";
import type { Placed } from "./tree";
import { talkPageWords } from "./words";
import style from "./talk.module.css";

type Props = {
  dialogue: Dialogue; placed: Placed; busy: boolean;
  onGo: (id: number) => void; onSay: (text: string) => void; onAgain: () => void;
};

export function MessageView(props: Props) {
  return props.placed.message.role === "user" ? <Mine {...props} /> : <Theirs {...props} />;
}

function Mine({ placed, busy, onGo, onSay }: Props) {
  const words = useWords(talkPageWords);
  const [editing, setEditing] = useState(false);
  const { message } = placed;
  return (
    <article className={style["mine"]} aria-label={words.you}>
      {editing ? (
        <EditBox
          text={message.content} onCancel={() => setEditing(false)}
          onSend={(text) => {
            setEditing(false);
            onSay(text);
          }}
        />
      ) : (
        <div className={style["bubble"]}><Rendered text={message.content} /></div>
      )}
      <div className={style["acts"]}>
        <ForkSwitch placed={placed} onGo={onGo} />
        {!editing && <Button compact weight="quiet" disabled={busy} onClick={() => setEditing(true)}>{words.edit}</Button>}
      </div>
    </article>
  );
}

function Theirs({ dialogue, placed, busy, onGo, onAgain }: Props) {
  const words = useWords(talkPageWords);
  const of = useLanguage();
  const { message } = placed;
  const { state } = message;
  return (
    <article className={style["reply"]} data-state={state} aria-label={words.ai}>
      <div className={style["who"]}>
        <AiMark />
        <span>{message.model}</span>
        {state !== "done" && <Chip tone={state === "stopped" ? "warn" : "bad"}>{words.state[state]}</Chip>}
      </div>
      {message.rule && <p className={style["failure"]}>{words.blocked}{of === "zh" ? message.rule.zh : message.rule.en}</p>}
      {message.content && <Blocks text={message.content} lang={of === "zh" ? "zh-CN" : "en"} />}
      <ReplyActs dialogue={dialogue} message={message}>
        <ForkSwitch placed={placed} onGo={onGo} />
        <Button compact weight="quiet" disabled={busy} onClick={onAgain}>{words.regenerate}</Button>
      </ReplyActs>
      {message.first_ms !== null && message.total_ms !== null && (
        <p className="small quiet">{words.timing(decimal(message.first_ms / 1000, 1, of), decimal(message.total_ms / 1000, 1, of))}</p>
      )}
    </article>
  );
}

/** That a machine wrote it stands beside every reply, always. */
export function AiMark() {
  return <Chip tone="neutral">{useWords(talkPageWords).ai}</Chip>;
}

function ForkSwitch({ placed: { fork }, onGo }: Pick<Props, "placed" | "onGo">) {
  const words = useWords(talkPageWords);
  if (fork.of === 1) return null;
  const step = (id: number | null, label: string, sign: string) => (
    <Button compact weight="quiet" aria-label={label} disabled={id === null} onClick={() => id !== null && onGo(id)}>{sign}</Button>
  );
  return (
    <span className={style["fork"]}>
      {step(fork.previous, words.previous, "‹")}
      <span>{words.branch(fork.at, fork.of)}</span>
      {step(fork.next, words.next, "›")}
    </span>
  );
}
