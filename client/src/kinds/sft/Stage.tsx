// What a written answer shows: the whole conversation and the model's draft to the left, the editor to the right.
import { useWords } from "@/i18n/words";
import { Rendered } from "@/lib/render/Rendered";
import { Button } from "@/ui/Button";
import type { KindProps } from "../contract";
import { Turns } from "../parts/Turns";
import { kindWords } from "../words";
import { draftOf, readAnswer } from "./answer";
import { checkWords } from "./checkWords";
import { Editor } from "./Editor";
import pane from "../parts/Pane.module.css";
import stage from "../parts/Stage.module.css";
import style from "./Stage.module.css";

export function SftStage(props: KindProps) {
  const { view, lang, reading, body, change, locked } = props;
  const words = useWords(kindWords);
  const ofSft = useWords(checkWords);
  const draft = draftOf(view);
  return (
    <div className={stage["halves"]}>
      <section className={pane["pane"]} aria-label={words.prompt}>
        <h2 className={`${pane["head"]} ${style["level"]}`}>{words.prompt}</h2>
        <div className={pane["scroll"]} tabIndex={0} role="group" aria-label={words.prompt}>
          <Turns turns={view.conversation} lang={lang} raw={reading.raw} />
          {draft !== null && (
            <section className={style["draft"]}>
              <div className="spread">
                <h3>{ofSft.draft}</h3>
                {!locked && (
                  <Button
                    compact title={ofSft.insertNote}
                    onClick={() => change({ ...readAnswer(body), text: draft })}
                  >
                    {ofSft.insertDraft}
                  </Button>
                )}
              </div>
              <Rendered text={draft} media={view.candidates[0]?.media} raw={reading.raw} lang={lang} />
            </section>
          )}
        </div>
      </section>
      <Editor {...props} />
    </div>
  );
}
