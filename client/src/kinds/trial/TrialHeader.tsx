// The strip above a trial: what it is, that nothing is sent, and the switches for reading.
import type { ReactNode } from "react";
import { names } from "@/i18n/names";
import { useWords } from "@/i18n/words";
import { useOwnKey } from "@/lib/keys/settings";
import { Button } from "@/ui/Button";
import { Chip } from "@/ui/Chip";
import { Key } from "@/ui/Key";
import type { Kind, KindProps } from "../contract";
import { trialWords } from "./words";
import style from "./Trial.module.css";

type Props = { kind: Kind; fields: KindProps; onHelp: () => void; onClose: () => void };

export function TrialHeader({ kind, fields, onHelp, onClose }: Props) {
  const words = useWords(trialWords);
  const kinds = useWords(names).kind;
  const { reading, toggle, view } = fields;
  return (
    <header className={style["strip"]}>
      <h1 tabIndex={-1}>{words.title}</h1>
      <Chip tone="warn">{words.sample}</Chip>
      <b>{kinds[kind.name]}</b>
      <span className="small quiet">{words.nothingSent}</span>
      <span className={style["space"]} />
      {kind.paired && <Switch on={reading.synced} hint="S" onFlip={() => toggle("synced")}>{words.sync}</Switch>}
      <Switch on={reading.raw} hint="R" onFlip={() => toggle("raw")}>{words.raw}</Switch>
      {kind.hasDiff(view) && <Switch on={reading.diff} hint="D" onFlip={() => toggle("diff")}>{words.diff}</Switch>}
      <Button compact weight="quiet" hint="?" onClick={onHelp}>{words.keys}</Button>
      <Button compact onClick={onClose}>{words.close}</Button>
    </header>
  );
}

type SwitchProps = { on: boolean; hint: string; onFlip: () => void; children: ReactNode };

function Switch({ on, hint, onFlip, children }: SwitchProps) {
  return (
    <button type="button" className={style["switch"]} aria-pressed={on} aria-keyshortcuts={useOwnKey(hint) || undefined} onClick={onFlip}>
      {children} <Key>{hint}</Key>
    </button>
  );
}
