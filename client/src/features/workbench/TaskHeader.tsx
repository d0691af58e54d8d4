// The strip above the task: which project, how far, how long, is it safe, and the switches for reading.
import type { ReactNode } from "react";
import { clock } from "@/i18n/format";
import { useLanguage } from "@/i18n/language";
import { names } from "@/i18n/names";
import { titled, useWords } from "@/i18n/words";
import type { Reading, Kind } from "@/kinds/contract";
import { useOwnKey } from "@/lib/keys/settings";
import { Chip, type Tone } from "@/ui/Chip";
import { Key } from "@/ui/Key";
import type { Saving, Task } from "./state";
import { Timer } from "./Timer";
import { workbenchWords, type WorkbenchWords } from "./words";
import type { Workbench } from "./useWorkbench";
import style from "./Header.module.css";

type Props = { workbench: Workbench; task: Task; kind: Kind; onHelp: () => void };

export function TaskHeader({ workbench, task, kind, onHelp }: Props) {
  const words = useWords(workbenchWords);
  const kinds = useWords(names).kind;
  const language = useLanguage();
  const { lease } = task;
  return (
    <header className={style["strip"]}>
      <Chip tone="primary">{titled(lease.project, language)}</Chip>
      <b className={style["kind"]}>{kinds[lease.project.kind]}</b>
      <Position done={lease.position.done} total={lease.position.total} label={words.progress} />
      <Timer time={workbench.time} />
      <span role="status" aria-live="polite" className={style["states"]}>
        <SavingChip saving={task.saving} words={words} />
        {workbench.outbox.waiting.length > 0 && (
          <Chip tone="warn">{words.waiting(workbench.outbox.waiting.length)}</Chip>
        )}
      </span>
      <span className={style["space"]} />
      <Switches workbench={workbench} task={task} kind={kind} />
      <button type="button" className={style["switch"]} aria-keyshortcuts={useOwnKey("?") || undefined} onClick={onHelp}>
        {words.keys} <Key>?</Key>
      </button>
    </header>
  );
}

function Position({ done, total, label }: { done: number; total: number; label: string }) {
  return (
    <span className={style["position"]}>
      <progress aria-label={label} max={total || 1} value={done} />
      <span>
        {done} / {total}
      </span>
    </span>
  );
}

function SavingChip({ saving, words }: { saving: Saving; words: WorkbenchWords }) {
  const [tone, text] = shownAs(saving, words, (at) => clock(at));
  return <Chip tone={tone}>{text}</Chip>;
}

function shownAs(saving: Saving, words: WorkbenchWords, time: (at: string) => string): [Tone, string] {
  switch (saving.is) {
    case "clean":
      return ["neutral", words.clean];
    case "saving":
      return ["neutral", `… ${words.saving}`];
    case "saved":
      return ["ok", `✓ ${words.savedAt(time(saving.at))}`];
    case "kept":
      return ["warn", `⚠ ${words.kept}`];
    case "conflict":
      return ["bad", `⚠ ${words.conflict}`];
  }
}

function Switches({ workbench, task, kind }: Omit<Props, "onHelp">) {
  const words = useWords(workbenchWords);
  const { reading } = workbench.state;
  const flip = (which: keyof Reading) => () => workbench.dispatch({ do: "toggle", which });
  return (
    <>
      {kind.paired && (
        <Switch on={reading.synced} hint="S" onFlip={flip("synced")}>
          {words.sync}
        </Switch>
      )}
      <Switch on={reading.raw} hint="R" onFlip={flip("raw")}>
        {words.raw}
      </Switch>
      {kind.hasDiff(task.lease.view) && (
        <Switch on={reading.diff} hint="D" onFlip={flip("diff")}>
          {words.diff}
        </Switch>
      )}
    </>
  );
}

type SwitchProps = { on: boolean; hint: string; onFlip: () => void; children: ReactNode };

function Switch({ on, hint, onFlip, children }: SwitchProps) {
  return (
    <button
      type="button"
      className={style["switch"]}
      aria-pressed={on}
      aria-keyshortcuts={useOwnKey(hint) || undefined}
      onClick={onFlip}
    >
      {children} <Key>{hint}</Key>
    </button>
  );
}
