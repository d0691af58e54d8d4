// The page behind "?": every key that works here now, and the switch for single keys.
import { useWords } from "@/i18n/words";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { TickField } from "@/ui/Field";
import { Key } from "@/ui/Key";
import type { Action } from "./action";
import { changeSettings } from "@/api/settings";
import { Link } from "@/lib/routing";
import { useKeySettings } from "./settings";
import { keysWords } from "./words";
import style from "./KeysHelp.module.css";

type Props = { open: boolean; actions: readonly Action[]; onClose: () => void };

export function KeysHelp({ open, actions, onClose }: Props) {
  const words = useWords(keysWords);
  const { singleKeys, own } = useKeySettings();
  return (
    <Dialog open={open} title={words.title} onClose={onClose} wide
      actions={<Button weight="primary" onClick={onClose}>{words.close}</Button>}>
      <div className={style["groups"]}>
        {groupsOf(actions.filter((each) => each.keys.some((key) => own[key] !== "")), words.other).map(([group, members]) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>{members.map((action) => <Line key={action.id} action={action} />)}</dl>
          </section>
        ))}
      </div>
      <TickField
        label={words.singleKeys} checked={singleKeys} onChange={(event) => changeSettings({ single_keys: event.target.checked })}
      />
      <p className="small quiet">{words.singleKeysNote} {words.typing} <Link to="/profile/keys" target="_blank">{words.change}</Link></p>
    </Dialog>
  );
}

function Line({ action }: { action: Action }) {
  const keys = action.family ? [action.family.keys] : action.keys;
  return (
    <div className={style["line"]}>
      <dt>{keys.map((key) => <Key key={key}>{key}</Key>)}</dt>
      <dd>{action.family?.label ?? action.label}</dd>
    </div>
  );
}

/** Group the actions that have keys; of a family, and of two keys for the same thing, one line stays. */
function groupsOf(actions: readonly Action[], other: string): [string, Action[]][] {
  const groups = new Map<string, Action[]>();
  for (const action of actions) {
    if (action.keys.length === 0) continue;
    const group = action.group ?? other;
    const members = groups.get(group) ?? [];
    if (members.some((each) => each.family && each.family.label === action.family?.label)) continue;
    groups.set(group, [...members, action]);
  }
  return [...groups];
}
