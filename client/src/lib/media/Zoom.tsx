// Images at their true size, turned, one after another; on the native dialog, which gives the focus back.
import { useEffect, useRef, useState } from "react";
import type { Media } from "@/api/types";
import { useWords } from "@/i18n/words";
import type { Action } from "@/lib/keys/action";
import { useActions } from "@/lib/keys/useActions";
import { Button } from "@/ui/Button";
import { addressOf } from "./address";
import { bounded, START, turned, type Look } from "./look";
import { mediaWords } from "./words";
import style from "./media.module.css";

type Props = { pictures: readonly Media[]; first: number; onClose: () => void };

export function Zoom({ pictures, first, onClose }: Props) {
  const words = useWords(mediaWords);
  const dialog = useRef<HTMLDialogElement>(null);
  const [at, setAt] = useState(first);
  const [look, setLook] = useState<Look>(START);
  const picture = pictures[at];
  useEffect(() => dialog.current?.showModal(), []);
  const go = (by: number) => {
    setAt((at + by + pictures.length) % pictures.length);
    setLook(START);
  };
  const actions: Action[] = [
    { id: "fit", label: words.fit, keys: ["0"], run: () => setLook({ ...look, scale: null }) },
    { id: "true", label: words.trueSize, keys: ["1"], run: () => setLook({ ...look, scale: 1 }) },
    { id: "smaller", label: words.smaller, keys: ["-"], run: () => setLook(bounded(look, -1)), repeats: true },
    { id: "larger", label: words.larger, keys: ["="], run: () => setLook(bounded(look, 1)), repeats: true },
    { id: "left", label: words.left, keys: ["L"], run: () => setLook(turned(look, -90)) },
    { id: "right", label: words.right, keys: ["R"], run: () => setLook(turned(look, 90)) },
    { id: "before", label: words.before, keys: ["["], run: () => go(-1), enabled: pictures.length > 1 },
    { id: "after", label: words.after, keys: ["]"], run: () => go(1), enabled: pictures.length > 1 },
    { id: "close", label: words.close, keys: ["Z"], run: onClose },
  ];
  useActions(actions, true);
  if (!picture) return null;
  const alt = picture.alt || words.noAlt;
  return (
    <dialog ref={dialog} className={style["zoom"]} aria-label={words.large} onClose={onClose} onClick={(event) => event.stopPropagation()}>
      <header className={style["bar"]}>
        <span className={style["caption"]} aria-live="polite">{pictures.length > 1 && `${at + 1} / ${pictures.length} · `}{alt}</span>
        {actions.filter((each) => each.enabled !== false).map((each) => (
          <Button key={each.id} compact hint={each.keys[0]} onClick={each.run}>{each.label}</Button>
        ))}
      </header>
      <div className={style["canvas"]} tabIndex={0} role="group" aria-label={words.canvas} data-fit={look.scale === null || undefined}>
        <img src={addressOf(picture)} alt={alt} style={styleOf(look, picture)} data-turn={look.turn} />
      </div>
      <p className="visually-hidden" role="status">{look.scale === null ? words.fit : `${Math.round(look.scale * 100)} %`} · {look.turn}°</p>
    </dialog>
  );
}

function styleOf({ scale, turn }: Look, { width, height }: Media): Record<string, string> {
  const turning = { transform: `rotate(${turn}deg)` };
  if (scale === null) return turn % 180 === 0 ? turning : { ...turning, maxInlineSize: "calc(100vh - 90px)", maxBlockSize: "calc(100vw - 40px)" };
  if (!width || !height) return { ...turning, zoom: String(scale) };
  // An image on its side needs the room of its other side, or its ends could not be scrolled to.
  const spare = turn % 180 === 0 ? 0 : ((width - height) * scale) / 2;
  return { ...turning, inlineSize: `${width * scale}px`, blockSize: `${height * scale}px`, maxInlineSize: "none", maxBlockSize: "none", margin: `${spare}px ${-spare}px` };
}
