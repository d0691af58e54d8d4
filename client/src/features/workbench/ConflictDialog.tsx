// The draft was saved elsewhere meanwhile. Both versions are shown; the person chooses, the machine never does.
import { useWords } from "@/i18n/words";
import { dateTime } from "@/i18n/format";
import type { Body, Draft } from "@/api/types";
import type { Kind } from "@/kinds/contract";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { CopyButton } from "@/ui/States";
import { langOf, plainText } from "./plainText";
import type { Task } from "./state";
import { seldomWords } from "./seldomWords";
import { workbenchWords } from "./words";
import style from "./Dialogs.module.css";

type Props = { task: Task; kind: Kind; theirs: Draft; onChoose: (body: Body) => void };

export function ConflictDialog({ task, kind, theirs, onChoose }: Props) {
  const words = useWords(workbenchWords);
  const seldom = useWords(seldomWords);
  const version = (title: string, body: Body, use: string) => (
    <section>
      <h3>{title}</h3>
      <div>
        <kind.Viewer form={task.lease.project.form} view={task.lease.view} body={body} lang={langOf(task.lease)} />
      </div>
      <span className="line">
        <Button weight="primary" onClick={() => onChoose(body)}>{use}</Button>
        <CopyButton text={plainText(body)}>{words.copyText}</CopyButton>
      </span>
    </section>
  );
  return (
    <Dialog open title={seldom.conflictTitle} wide>
      <p className="quiet small">{seldom.conflictNote}</p>
      <div className={style["versions"]}>
        {version(seldom.mine, task.body, seldom.useMine)}
        {version(`${seldom.theirs} · ${dateTime(theirs.saved_at)}`, theirs.body, seldom.useTheirs)}
      </div>
    </Dialog>
  );
}
