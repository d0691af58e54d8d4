// Above the turns: the button that lets a model go on, what it is doing, and why it could not.
import { refusalOf } from "@/api/refusal";
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { nextWaiting, type Regeneration } from "./useRegeneration";
import type { Turn } from "./answer";
import { conversationWords } from "./words";
import style from "./conversation.module.css";

export function RegenerationBar({ of, turns, at }: { of: Regeneration; turns: readonly Turn[]; at: number }) {
  const words = useWords(conversationWords);
  if (!of.may) return null;
  const { growing, failure } = of;
  const waits = nextWaiting(turns, at) >= 0;
  return (
    <div className={style["stale"]} role="status" aria-live="polite">
      <span>
        {growing && words.writing(growing.at + 1)}
        {!growing && failure && <>{words.failed(failure.at + 1)}{failure.failed.thrown ? refusalOf(failure.failed.thrown).message : failure.failed.message}</>}
        {!growing && !failure && !waits && <span className="small quiet">{words.nothingToWrite}</span>}
      </span>
      {growing
        ? <Button compact onClick={of.stop}>{words.stop}</Button>
        : <Button compact hint="M" data-regenerate disabled={!waits} onClick={() => of.start(at)}>{words.regenerateShort}</Button>}
    </div>
  );
}
