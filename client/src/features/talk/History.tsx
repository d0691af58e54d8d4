// Earlier talks: open, rename, delete.
import { useState } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { Dialogue } from "@/api/dialogues";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Paged } from "@/ui/Paged";
import { DropDialog, RenameDialog } from "./HistoryDialogs";
import { dialoguesQuery } from "./queries";
import { talkPageWords } from "./words";
import style from "./talk.module.css";

type Props = { chosen: number | null; shown: boolean; onShow: () => void; onOpen: (id: number | null) => void };
type Doing = { what: "rename" | "drop"; dialogue: Dialogue };

export function History({ chosen, shown, onShow, onOpen }: Props) {
  const words = useWords(talkPageWords);
  const found = useInfiniteQuery(dialoguesQuery);
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  return (
    <nav className={style["history"]} aria-label={words.history}>
      <div className="line">
        <Button weight="primary" onClick={() => onOpen(null)}>{words.begin}</Button>
        <span className={style["narrow"]}>
          <Button weight="quiet" aria-expanded={shown} onClick={onShow}>{shown ? words.close : words.open}</Button>
        </span>
      </div>
      <div className={style["list"]}>
        <Paged of={found} empty={<p className="small quiet">{words.none}</p>}>
          {(rows) => (
            <ul>
              {rows.map((dialogue) => (
                <li key={dialogue.id} data-chosen={dialogue.id === chosen || undefined}>
                  <button type="button" className={style["open"]} aria-current={dialogue.id === chosen || undefined} onClick={() => onOpen(dialogue.id)}>
                    {dialogue.title || words.untitled}
                  </button>
                  <span className={style["acts"]}>
                    <Button compact weight="quiet" onClick={() => setDoing({ what: "rename", dialogue })}>{words.rename}</Button>
                    <Button compact weight="quiet" onClick={() => setDoing({ what: "drop", dialogue })}>{words.drop}</Button>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Paged>
      </div>
      {doing?.what === "rename" && <RenameDialog dialogue={doing.dialogue} onClose={close} />}
      {doing?.what === "drop" && (
        <DropDialog
          dialogue={doing.dialogue} onClose={close}
          onDropped={() => doing.dialogue.id === chosen && onOpen(null)}
        />
      )}
    </nav>
  );
}
