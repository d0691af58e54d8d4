// What can be done about a reply: another one, copy, rate, send to annotation.
import { useState, type ReactNode } from "react";
import type { Dialogue, DialogueMessage, Rating } from "@/api/dialogues";
import { useMe } from "@/api/me";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { CopyButton } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { copyOf } from "./label";
import { useRate } from "./queries";
import { SendDialog } from "./SendDialog";
import { talkPageWords } from "./words";
import style from "./talk.module.css";

type Props = { dialogue: Dialogue; message: DialogueMessage; children: ReactNode };

export function ReplyActs({ dialogue, message, children }: Props) {
  const words = useWords(talkPageWords);
  const [sending, setSending] = useState(false);
  const maySend = useMe().permits.includes("item.import");
  return (
    <>
      <div className={style["acts"]}>
        {children}
        {message.content && (
          <>
            <CopyButton text={copyOf(message, words.ai)}>{words.copy}</CopyButton>
            <RatingButtons dialogue={dialogue} message={message} />
            {message.item_id === null
              ? maySend && <Button compact weight="quiet" onClick={() => setSending(true)}>{words.toItem}</Button>
              : <Chip tone="ok">{words.item(message.item_id)}</Chip>}
          </>
        )}
      </div>
      {message.rating !== null && <WhyBox key={message.rating} dialogue={dialogue} message={message} />}
      {sending && <SendDialog dialogue={dialogue} message={message} onClose={() => setSending(false)} />}
    </>
  );
}

function RatingButtons({ dialogue, message }: Omit<Props, "children">) {
  const words = useWords(talkPageWords);
  const rating = useRate(dialogue.id);
  const rate = (wanted: Exclude<Rating, null>) =>
    rating.mutate({ message: message.id, rating: message.rating === wanted ? null : wanted, reason: message.rating_reason });
  return (
    <span role="group" aria-label={words.rateLabel} className={style["fork"]}>
      {(["good", "bad"] as const).map((each) => (
        <Button key={each} compact weight={message.rating === each ? "primary" : "quiet"} aria-pressed={message.rating === each} onClick={() => rate(each)}>
          {words[each]}
        </Button>
      ))}
    </span>
  );
}

function WhyBox({ dialogue, message }: Omit<Props, "children">) {
  const words = useWords(talkPageWords);
  const [reason, setReason] = useState(message.rating_reason);
  const rating = useRate(dialogue.id);
  const save = () => rating.mutate({ message: message.id, rating: message.rating, reason }, { onSuccess: () => toast(words.rated) });
  return (
    <div className={style["why"]}>
      <input
        type="text" value={reason} maxLength={2000} aria-label={words.why} placeholder={words.why}
        onChange={(event) => setReason(event.target.value)} onKeyDown={(event) => event.key === "Enter" && !event.nativeEvent.isComposing && save()}
      />
      <Button compact busy={rating.isPending} disabled={reason === message.rating_reason} onClick={save}>{words.save}</Button>
    </div>
  );
}
