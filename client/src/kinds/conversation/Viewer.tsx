// A written conversation, read-only; where an earlier one is known, turn by turn as a difference.
import { useWords } from "@/i18n/words";
import { Rendered } from "@/lib/render/Rendered";
import { Chip } from "@/ui/Chip";
import type { ViewerProps } from "../contract";
import { DifferenceView } from "../parts/DifferenceView";
import { Words } from "../parts/Words";
import { kindWords } from "../words";
import { draftsOf, readAnswer } from "./answer";
import { originOf } from "./origin";
import { conversationWords } from "./words";
import viewer from "../parts/Viewer.module.css";
import style from "./conversation.module.css";

export function ConversationViewer({ form, view, body, before, lang }: ViewerProps) {
  const words = useWords(conversationWords);
  const ofKind = useWords(kindWords);
  const { turns, note } = readAnswer(body);
  const earlier = before && readAnswer(before).turns;
  const drafts = draftsOf(form, view);
  return (
    <div className={viewer["viewer"]}>
      <ol className={style["viewed"]} aria-label={words.conversation}>
        {turns.map((turn, at) => {
          const was = earlier?.[at]?.content;
          const given = turn.source?.from === "item" ? drafts[turn.source.at] : undefined;
          const draft = given?.content ?? null;
          return (
            <li key={at} data-role={turn.role}>
              <p className="small line">
                <b>{words.turn(at + 1, ofKind[turn.role])}</b> <span className="quiet">{words.origins[originOf(turn, draft)]}</span>
                {turn.role === "assistant" && turn.weight === 0 && <Chip>{words.weightOff}</Chip>}
                {earlier && was === undefined && <Chip tone="ok">{words.added}</Chip>}
              </p>
              {was !== undefined && was !== turn.content
                ? <DifferenceView before={was} after={turn.content} lang={lang} />
                : <Rendered text={turn.content} media={given?.media} lang={lang} />}
            </li>
          );
        })}
      </ol>
      {earlier?.slice(turns.length).map((turn, at) => (
        <p key={at} className="small"><Chip tone="bad">{words.gone}</Chip> <del lang={lang}>{turn.content}</del></p>
      ))}
      {note && <Words title={ofKind.fields.note} text={note} before={before && readAnswer(before).note} lang={lang} />}
    </div>
  );
}
