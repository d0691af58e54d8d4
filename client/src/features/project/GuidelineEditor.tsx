// Writing the next version of a guideline, beside what readers will see. The text is kept in this browser until
// it is published or discarded, so that a closed page loses nothing.
import { useDeferredValue, useState } from "react";
import { useWords } from "@/i18n/words";
import { Rendered } from "@/lib/render/Rendered";
import { Button } from "@/ui/Button";
import { Card } from "@/ui/Card";
import { ErrorState } from "@/ui/States";
import { toast } from "@/ui/toasts";
import { guidelineWords } from "./guidelineWords";
import { usePublishGuideline } from "./queries";
import style from "./project.module.css";

type GuidelineEditorProps = { projectId: number; before: string; onDone: () => void };

export function GuidelineEditor({ projectId, before, onDone }: GuidelineEditorProps) {
  const words = useWords(guidelineWords);
  const keptAs = `qilou.guideline.${projectId}`;
  const [text, setText] = useState(() => localStorage.getItem(keptAs) ?? before);
  const shown = useDeferredValue(text);
  const publishing = usePublishGuideline(projectId);
  const same = text.trim() === before.trim();
  function write(next: string) {
    setText(next);
    localStorage.setItem(keptAs, next);
  }
  function leave() {
    localStorage.removeItem(keptAs);
    onDone();
  }
  const publish = () => publishing.mutate(text, {
    onSuccess: (guideline) => {
      toast(words.done(guideline.version));
      leave();
    },
  });
  return (
    <Card
      title={words.edit}
      aside={
        <div className="line">
          <Button weight="quiet" onClick={leave}>{words.cancel}</Button>
          <Button weight="primary" disabled={same || !text.trim()} busy={publishing.isPending} onClick={publish}>
            {words.publish}
          </Button>
        </div>
      }
    >
      <div className="stack-s">
        <p className="small quiet">{same ? words.same : words.publishNote}</p>
        {publishing.isError && <ErrorState error={publishing.error} />}
        <div className={style["pair"]}>
          <label className="stack-s">
            <span className="small quiet">{words.source}</span>
            <textarea className={style["editor"]} value={text} onChange={(event) => write(event.target.value)} />
          </label>
          <div className="stack-s">
            <span className="small quiet">{words.preview}</span>
            <div className={style["preview"]} tabIndex={0} role="group" aria-label={words.preview}><Rendered text={shown} /></div>
          </div>
        </div>
      </div>
    </Card>
  );
}
