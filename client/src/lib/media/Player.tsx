// Sound and video with the browser's own controls, and keys that act only while the focus is here: the workbench's
// keys go on everywhere else, and no key does both.
import { useRef, useState, type KeyboardEvent } from "react";
import type { Media } from "@/api/types";
import { useWords } from "@/i18n/words";
import { addressOf, roomFor } from "./address";
import { Failed } from "./Failed";
import { done } from "./playing";
import { mediaWords } from "./words";
import style from "./media.module.css";

export const SPEEDS = [0.75, 1, 1.25, 1.5, 2] as const;

export function Player({ file }: { file: Media }) {
  const words = useWords(mediaWords);
  const player = useRef<HTMLMediaElement>(null);
  const [tries, setTries] = useState(0);
  const [failed, setFailed] = useState(false);
  const [speed, setSpeed] = useState(1);
  const isVideo = file.type === "video";
  const sort = isVideo ? "video" : "audio";
  const room = isVideo ? roomFor(file, [640, 360]) : { inlineSize: "min(100%, 460px)" };
  if (failed) return <Failed room={room} note={words.failed[sort]} onRetry={() => { setTries(tries + 1); setFailed(false); }} />;

  function choose(next: number) {
    setSpeed(next);
    if (player.current) player.current.playbackRate = next;
  }
  function press(event: KeyboardEvent) {
    if (!player.current || event.target instanceof HTMLSelectElement || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!done(event.key, player.current, { speed, choose, speeds: SPEEDS })) return;
    event.preventDefault();
    event.stopPropagation();
  }
  const name = file.alt || words.unnamed[sort];
  const shared = {
    key: tries, src: addressOf(file, tries), controls: true, preload: "metadata", "aria-label": name,
    onError: () => setFailed(true), onLoadedMetadata: () => player.current && (player.current.playbackRate = speed),
  } as const;
  return (
    <figure className={style["player"]} style={isVideo ? { inlineSize: room["inlineSize"] } : room} onKeyDownCapture={press} aria-label={name}>
      {isVideo
        ? <video {...shared} ref={player as React.RefObject<HTMLVideoElement>} style={{ aspectRatio: room["aspectRatio"] }} playsInline disablePictureInPicture />
        : <audio {...shared} ref={player as React.RefObject<HTMLAudioElement>} />}
      <figcaption>
        <span>{file.alt}</span>
        <label>
          {words.speed} <select value={speed} onChange={(event) => choose(Number(event.target.value))}>
            {SPEEDS.map((each) => <option key={each} value={each}>{each}×</option>)}
          </select>
        </label>
        <span className="quiet">{words.playerKeys}</span>
      </figcaption>
    </figure>
  );
}
