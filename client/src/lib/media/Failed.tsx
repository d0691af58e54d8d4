// A file that did not come: said where it would stand, and as large, with another try.
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { mediaWords } from "./words";
import style from "./media.module.css";

type Props = { room: Record<string, string>; note: string; onRetry: () => void };

export function Failed({ room, note, onRetry }: Props) {
  const words = useWords(mediaWords);
  return (
    <div className={style["failed"]} style={room} role="alert">
      <p>{note}</p>
      <Button compact onClick={onRetry}>{words.retry}</Button>
    </div>
  );
}
