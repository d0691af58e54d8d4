// The files of one message or answer, in their order. Each takes its place before it is there, so nothing moves.
import type { Media } from "@/api/types";
import { useActions } from "@/lib/keys/useActions";
import { useWords } from "@/i18n/words";
import { Picture } from "./Picture";
import { Player } from "./Player";
import { mediaWords } from "./words";
import style from "./media.module.css";

const ZOOM = "[data-zoom]";

export function Files({ media }: { media: readonly Media[] }) {
  const words = useWords(mediaWords);
  const pictures = media.filter((each) => each.type === "image");
  useActions([{ id: "media.zoom", label: words.zoom, keys: ["Z"], run: zoomFirst, enabled: pictures.length > 0 }]);
  return (
    <div className={style["files"]} data-media>
      {media.map((each, at) => each.type === "image"
        ? <Picture key={at} pictures={pictures} at={pictures.indexOf(each)} />
        : <Player key={at} file={each} />)}
    </div>
  );
}

/** The key opens the first image that can be seen; the others have Tab and Enter. */
function zoomFirst(): void {
  const all = [...document.querySelectorAll<HTMLElement>(ZOOM)];
  (all.find((each) => each.checkVisibility()) ?? all[0])?.click();
}
