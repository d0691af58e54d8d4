// An image in its place: a skeleton until it is there, a word and another try where it failed, large by click or Enter.
import { useState } from "react";
import type { Media } from "@/api/types";
import { useWords } from "@/i18n/words";
import { Key } from "@/ui/Key";
import { addressOf, roomFor } from "./address";
import { Failed } from "./Failed";
import { mediaWords } from "./words";
import { Zoom } from "./Zoom";
import style from "./media.module.css";

type State = "coming" | "there" | "failed";

export function Picture({ pictures, at }: { pictures: readonly Media[]; at: number }) {
  const words = useWords(mediaWords);
  const [state, setState] = useState<State>("coming");
  const [tries, setTries] = useState(0);
  const [open, setOpen] = useState(false);
  const picture = pictures[at];
  if (!picture) return null;
  if (state === "failed") {
    return <Failed room={roomFor(picture, [320, 200])} note={words.failed.image} onRetry={() => { setTries(tries + 1); setState("coming"); }} />;
  }
  const alt = picture.alt || words.noAlt;
  return (
    <>
      <button
        type="button" className={style["picture"]} style={roomFor(picture, [320, 200])} data-zoom data-state={state}
        aria-label={words.enlarge(alt)} aria-haspopup="dialog" aria-keyshortcuts="Z" title={`${alt} · ${words.zoom} (Z)`}
        onClick={() => setOpen(true)}
      >
        <img
          key={tries} src={addressOf(picture, tries)} alt={alt} width={picture.width ?? undefined} height={picture.height ?? undefined}
          decoding="async" draggable={false} onLoad={() => setState("there")} onError={() => setState("failed")}
        />
        <span className={style["hint"]} aria-hidden="true">⤢ <Key>Z</Key></span>
      </button>
      {open && <Zoom pictures={pictures} first={at} onClose={() => setOpen(false)} />}
    </>
  );
}
