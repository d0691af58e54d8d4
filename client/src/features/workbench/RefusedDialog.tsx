// Submissions that the server would not take. They were already off the screen, so they come back here with
// everything the person wrote.
import { fieldName } from "@/i18n/fields";
import { useExplain } from "@/i18n/refusals";
import { useLanguage } from "@/i18n/language";
import { useWords } from "@/i18n/words";
import { BodyView } from "@/ui/BodyView";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { ProblemList } from "@/ui/ProblemList";
import { CopyButton } from "@/ui/States";
import type { Outgoing } from "./keptHere";
import { plainText } from "./plainText";
import { seldomWords } from "./seldomWords";
import { workbenchWords } from "./words";

export function RefusedDialog({ entry, onDismiss }: { entry: Outgoing; onDismiss: () => void }) {
  const explain = useExplain();
  const words = useWords(workbenchWords);
  const seldom = useWords(seldomWords);
  const language = useLanguage();
  const problems = entry.problems ?? [];
  const facts = problems.length > 0 ? { problems } : {};
  const refusal = { kind: "conflict", name: entry.refused ?? "", message: "", facts, status: 409 } as const;
  return (
    <Dialog
      open wide title={seldom.refusedTitle}
      actions={
        <>
          <CopyButton text={plainText(entry.body)}>{words.copyText}</CopyButton>
          <Button weight="primary" onClick={onDismiss}>{seldom.dismiss}</Button>
        </>
      }
    >
      <div className="stack">
        <p>{explain(refusal)} {seldom.refusedNote}</p>
        <ProblemList problems={problems} named={(path) => fieldName(path, null, language)} />
        <BodyView body={entry.body} />
      </div>
    </Dialog>
  );
}
