// The bar at the bottom: the overall preference where the kind has one, and the few steps onward.
import { useWords } from "@/i18n/words";
import type { Kind, KindProps } from "@/kinds/contract";
import { Button } from "@/ui/Button";
import type { Workbench } from "./useWorkbench";
import { workbenchWords } from "./words";
import style from "./Page.module.css";

type Props = { workbench: Workbench; kind: Kind; fields: KindProps; onSkip: () => void };

export function BottomBar({ workbench, kind, fields, onSkip }: Props) {
  const words = useWords(workbenchWords);
  const { recent, looking } = workbench.state;
  return (
    <footer className={style["bottom"]}>
      {kind.Bar ? <kind.Bar {...fields} /> : <span />}
      <span className={style["space"]} />
      <Button
        weight="quiet" hint="[" disabled={recent.length === 0 || looking === recent.length - 1}
        onClick={() => workbench.dispatch({ do: "look back", steps: 1 })}
      >
        {words.previous}
      </Button>
      <Button hint="X" disabled={fields.locked} onClick={onSkip}>{words.skip}…</Button>
      <Button
        weight="primary" hint={kind.name === "sft" ? "Control+Enter" : "Enter"} disabled={fields.locked}
        onClick={workbench.submit}
      >
        {words.submit}
      </Button>
    </footer>
  );
}
